import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A database was deleted for good. `skipFinalSnapshot` must be asked for. */
export const databaseDeletedWithoutSnapshot: Rule = {
  id: "database-deleted-without-snapshot",
  title: "A database was deleted without a final snapshot",
  description:
    "Without the final snapshot the data is gone with the instance, unless automated backups are kept. Ransom and sabotage look like this.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals("DeleteDBInstance", "DeleteDBCluster"),
      field("requestParameters.skipFinalSnapshot").isTrue(),
    ),
    allOf(
      field("eventSource").equals("redshift.amazonaws.com"),
      field("eventName").equals("DeleteCluster"),
      field("requestParameters.skipFinalClusterSnapshot").isTrue(),
    ),
  ),
  controls: [],
  attack: ["T1485"],
  falsePositives: [
    "Databases of tests that live for an hour: exclude the role of the pipeline.",
  ],
  runbook: [
    "Which database, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteDBInstance.",
    "What is left? aws rds describe-db-instance-automated-backups, aws rds describe-db-snapshots --db-instance-identifier DB.",
    "Restore at once, before backups expire: aws rds restore-db-instance-to-point-in-time or restore-db-instance-from-db-snapshot.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an instance": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        skipFinalSnapshot: true,
        deleteAutomatedBackups: true,
      },
    }),
    "a cluster": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBCluster",
      requestParameters: {
        dBClusterIdentifier: "orders",
        skipFinalSnapshot: true,
      },
    }),
    "a warehouse": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "DeleteCluster",
      requestParameters: {
        clusterIdentifier: "warehouse",
        skipFinalClusterSnapshot: true,
      },
    }),
    "an attempt that deletion protection refuses": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBInstance",
      errorCode: "InvalidParameterCombination",
      requestParameters: { skipFinalSnapshot: true },
    }),
  },
  ignores: {
    "a final snapshot is taken, which data-store-deleted reports": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBInstance",
      requestParameters: {
        skipFinalSnapshot: false,
        finalDBSnapshotIdentifier: "orders-final",
      },
    }),
    "a snapshot is deleted": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBSnapshot",
    }),
    "a warehouse keeps its last snapshot": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "DeleteCluster",
      requestParameters: { skipFinalClusterSnapshot: false },
    }),
    "a cluster of containers": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "DeleteCluster",
    }),
  },
};
