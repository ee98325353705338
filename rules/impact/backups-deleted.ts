import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * What AWS Backup keeps was deleted, or the lock that forbids it taken off. Backups that expire are
 * service events and do not count.
 */
export const backupsDeleted: Rule = {
  id: "backups-deleted",
  title: "Backups were deleted or their vault unlocked",
  description:
    "Ransom works only when there is nothing to restore from: backups go first. Nobody deletes recovery points by hand on an ordinary day.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("backup.amazonaws.com"),
    field("eventName").equals(
      "DeleteRecoveryPoint",
      "DeleteBackupVault",
      "DeleteBackupVaultLockConfiguration",
      "DisassociateRecoveryPoint",
    ),
  ),
  controls: [],
  attack: ["T1490", "T1485"],
  falsePositives: ["A vault of a retired account that is emptied on purpose."],
  runbook: [
    "Which vault, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteRecoveryPoint (or the name in the event).",
    "Stop the caller first: make their access keys inactive or revoke the role's sessions. More deletions are probably under way.",
    "Lock what is left: aws backup put-backup-vault-lock-configuration --backup-vault-name VAULT --min-retention-days 7.",
    "Copies elsewhere? aws backup list-recovery-points-by-backup-vault --backup-vault-name VAULT, in the other regions and the backup account.",
  ],
  matches: {
    "a recovery point is deleted": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "DeleteRecoveryPoint",
      requestParameters: { backupVaultName: "Default" },
    }),
    "a vault's lock is taken off": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "DeleteBackupVaultLockConfiguration",
      requestParameters: { backupVaultName: "Default" },
    }),
    "an attempt that the vault refuses": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "DeleteBackupVault",
      errorCode: "InvalidRequestException",
    }),
  },
  ignores: {
    "a backup expires": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "BackupDeleted",
      eventType: "AwsServiceEvent",
    }),
    "a plan is deleted, which backup-plan-weakened reports": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "DeleteBackupPlan",
    }),
    "a backup is made": apiCall({
      eventSource: "backup.amazonaws.com",
      eventName: "StartBackupJob",
    }),
  },
};
