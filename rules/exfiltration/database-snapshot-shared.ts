import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A copy of a database was given to another account or to everyone: RDS, Aurora, DocumentDB and
 * Neptune (all under the source of RDS), Redshift.
 */
export const databaseSnapshotShared: Rule = {
  id: "database-snapshot-shared",
  title: "A database snapshot was shared with another account or everyone",
  description:
    'Whoever may restore a snapshot has the whole database. With the value "all" that is every AWS account.',
  severity: "high",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals(
        "ModifyDBSnapshotAttribute",
        "ModifyDBClusterSnapshotAttribute",
      ),
      field("requestParameters.valuesToAdd[*]").hasValue(),
    ),
    allOf(
      field("eventSource").equals("redshift.amazonaws.com"),
      field("eventName").equals("AuthorizeSnapshotAccess"),
    ),
  ),
  controls: [],
  attack: ["T1537", "T1530"],
  falsePositives: [
    "Copies of a database that a test or backup account of the same organization restores: exclude the role that shares them.",
  ],
  runbook: [
    "Which snapshot, with whom (valuesToAdd)? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifyDBSnapshotAttribute (or the name in the event).",
    "Everyone, or an account that is not yours: aws rds modify-db-snapshot-attribute --db-snapshot-identifier SNAPSHOT --attribute-name restore --values-to-remove VALUE. A cluster: modify-db-cluster-snapshot-attribute. Redshift: aws redshift revoke-snapshot-access.",
    "Treat the data as copied: tell whoever answers for it, change the passwords in it.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "another account may restore it": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBSnapshotAttribute",
      requestParameters: {
        dBSnapshotIdentifier: "orders-2026-01-15",
        attributeName: "restore",
        valuesToAdd: ["123456789012"],
      },
    }),
    "everyone may restore a cluster": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBClusterSnapshotAttribute",
      requestParameters: {
        dBClusterSnapshotIdentifier: "orders",
        attributeName: "restore",
        valuesToAdd: ["all"],
      },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBSnapshotAttribute",
      errorCode: "AccessDenied",
      requestParameters: {
        dBSnapshotIdentifier: "orders-2026-01-15",
        attributeName: "restore",
        valuesToAdd: ["all"],
      },
    }),
    "a Redshift snapshot": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "AuthorizeSnapshotAccess",
      requestParameters: {
        snapshotIdentifier: "warehouse",
        accountWithRestoreAccess: "123456789012",
      },
    }),
  },
  ignores: {
    "a share is taken back": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBSnapshotAttribute",
      requestParameters: {
        dBSnapshotIdentifier: "orders-2026-01-15",
        attributeName: "restore",
        valuesToRemove: ["all"],
      },
    }),
    "other settings of a snapshot": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBSnapshot",
      requestParameters: { dBSnapshotIdentifier: "orders" },
    }),
    "a snapshot is made": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CreateDBSnapshot",
    }),
    "a Redshift share is taken back": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "RevokeSnapshotAccess",
    }),
  },
};
