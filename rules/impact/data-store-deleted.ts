import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A table, file system, cache, search domain or database is gone, or somebody tried. Databases without
 * a final snapshot have a rule of their own.
 */
export const dataStoreDeleted: Rule = {
  id: "data-store-deleted",
  title: "A data store was deleted",
  description:
    "Data that an application lives on was removed. Most deletions are planned; the record tells which ones were not.",
  severity: "low",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals("DeleteDBInstance", "DeleteDBCluster"),
      field("requestParameters.skipFinalSnapshot").isFalse(),
    ),
    field("eventName").equals(
      "DeleteFileSystem",
      "DeleteGlobalCluster",
      "DeleteCacheCluster",
      "DeleteReplicationGroup",
      "DeleteElasticsearchDomain",
    ),
    allOf(
      field("eventSource").equals("dynamodb.amazonaws.com"),
      field("eventName").equals("DeleteTable"),
    ),
    allOf(
      field("eventSource").equals("kinesis.amazonaws.com"),
      field("eventName").equals("DeleteStream"),
    ),
    allOf(
      field("eventSource").equals("es.amazonaws.com"),
      field("eventName").equals("DeleteDomain"),
    ),
  ),
  controls: [],
  attack: ["T1485"],
  falsePositives: [
    "Infrastructure as code that removes an application together with its data.",
  ],
  runbook: [
    "Which data, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteTable (or the name in the event).",
    "Planned by its team? Nothing to do.",
    "Restore: aws dynamodb list-backups --table-name TABLE, aws backup list-recovery-points-by-resource --resource-arn ARN, aws rds describe-db-snapshots.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a table": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "DeleteTable",
      requestParameters: { tableName: "orders" },
    }),
    "a file system": apiCall({
      eventSource: "elasticfilesystem.amazonaws.com",
      eventName: "DeleteFileSystem",
    }),
    "a database with a final snapshot": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBInstance",
      requestParameters: {
        skipFinalSnapshot: false,
        finalDBSnapshotIdentifier: "orders-final",
      },
    }),
    "an attempt": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "DeleteTable",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "no final snapshot, which database-deleted-without-snapshot reports":
      apiCall({
        eventSource: "rds.amazonaws.com",
        eventName: "DeleteDBInstance",
        requestParameters: { skipFinalSnapshot: true },
      }),
    "a table of a data catalogue": apiCall({
      eventSource: "glue.amazonaws.com",
      eventName: "DeleteTable",
    }),
    "a mount target of a file system that stays": apiCall({
      eventSource: "elasticfilesystem.amazonaws.com",
      eventName: "DeleteMountTarget",
    }),
    "a table's item": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "DeleteItem",
      eventCategory: "Data",
    }),
  },
};
