import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Backups stop, or live shorter, from now on: AWS Backup, point-in-time recovery of DynamoDB,
 * automatic backups of EFS and RDS.
 */
export const backupPlanWeakened: Rule = {
  id: "backup-plan-weakened",
  title: "Backups were stopped or shortened",
  description:
    "Without backups the next mistake or attack cannot be undone. Switching them off is quiet and is noticed only when they are needed.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("backup.amazonaws.com"),
      field("eventName").equals(
        "DeleteBackupPlan",
        "DeleteBackupSelection",
        "DeleteBackupVaultAccessPolicy",
        "UpdateRecoveryPointLifecycle",
        "StopBackupJob",
      ),
    ),
    allOf(
      field("eventName").equals("UpdateContinuousBackups"),
      field(
        "requestParameters.pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled",
      ).isFalse(),
    ),
    allOf(
      field("eventName").equals("PutBackupPolicy"),
      field("requestParameters.backupPolicy.status").equals("DISABLED"),
    ),
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals("ModifyDBInstance", "ModifyDBCluster"),
      field("requestParameters.backupRetentionPeriod").is("=", 0),
    ),
  ),
  controls: [],
  attack: ["T1490"],
  falsePositives: [
    "Infrastructure as code that replaces a backup plan by another.",
  ],
  runbook: [
    "Which backups, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteBackupPlan (or the name in the event).",
    "Put them back: deploy the plan again; aws dynamodb update-continuous-backups --table-name TABLE --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true; aws rds modify-db-instance --db-instance-identifier DB --backup-retention-period 7.",
    "Make one backup by hand now.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a plan is deleted": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "DeleteBackupPlan",
    }),
    "a table loses point-in-time recovery": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "UpdateContinuousBackups",
      requestParameters: {
        tableName: "orders",
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      },
    }),
    "a database keeps no backups any more": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        backupRetentionPeriod: 0,
      },
    }),
    "a file system": apiCall({
      eventSource: "elasticfilesystem.amazonaws.com",
      eventName: "PutBackupPolicy",
      requestParameters: { backupPolicy: { status: "DISABLED" } },
    }),
    "an attempt": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "DeleteBackupSelection",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a table gets point-in-time recovery": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "UpdateContinuousBackups",
      requestParameters: {
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      },
    }),
    "a database keeps backups for a week": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: { backupRetentionPeriod: 7 },
    }),
    "a plan is made": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "CreateBackupPlan",
    }),
    "a recovery point is deleted, which backups-deleted reports": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "DeleteRecoveryPoint",
    }),
  },
};
