import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Snapshots and automated backups of a database were deleted by somebody, not by their age: those that
 * expire are not API calls.
 */
export const databaseBackupsDeleted: Rule = {
  id: "database-backups-deleted",
  title: "Snapshots or automated backups of a database were deleted",
  description:
    "Backups go first, then the data. Deleting the automated backups of a database removes the last way back.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals(
      "rds.amazonaws.com",
      "redshift.amazonaws.com",
      "dynamodb.amazonaws.com",
      "elasticache.amazonaws.com",
    ),
    field("eventName").equals(
      "DeleteDBInstanceAutomatedBackup",
      "DeleteDBClusterAutomatedBackup",
      "DeleteDBSnapshot",
      "DeleteDBClusterSnapshot",
      "DeleteClusterSnapshot",
      "DeleteBackup",
      "DeleteSnapshot",
    ),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1490", "T1485"],
  falsePositives: [
    "Jobs that remove old manual snapshots: exclude their role.",
  ],
  runbook: [
    "Which backups, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteDBSnapshot (or the name in the event).",
    "Does the database live? Make a new snapshot now: aws rds create-db-snapshot --db-instance-identifier DB --db-snapshot-identifier NAME.",
    "Switch deletion protection on: aws rds modify-db-instance --db-instance-identifier DB --deletion-protection.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "automated backups": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBInstanceAutomatedBackup",
      requestParameters: { dbiResourceId: "db-EXAMPLE" },
    }),
    "a snapshot of a cluster": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBClusterSnapshot",
      requestParameters: { dBClusterSnapshotIdentifier: "orders" },
    }),
    "a backup of a table": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "DeleteBackup",
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBSnapshot",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a backup service removes an old copy": apiCall({
      userIdentity: { invokedBy: "backup.amazonaws.com" },
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBSnapshot",
    }),
    "a snapshot of a disk": apiCall({ eventName: "DeleteSnapshot" }),
    "a snapshot is made": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CreateDBSnapshot",
    }),
    "the database itself": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DeleteDBInstance",
    }),
  },
};
