import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A database snapshot was copied from another region. Copies that AWS Backup makes are left out. */
export const databaseSnapshotCopiedAcrossRegions: Rule = {
  id: "database-snapshot-copied-across-regions",
  title: "A database snapshot was copied to another region",
  description:
    "In a region where nobody looks, a copy can be restored, shared or exported without anyone noticing.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("rds.amazonaws.com"),
    field("eventName").equals("CopyDBSnapshot", "CopyDBClusterSnapshot"),
    field("requestParameters.sourceRegion").hasValue(),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1537", "T1535"],
  falsePositives: [
    "Copies for the case of a disaster: exclude the role that makes them.",
  ],
  runbook: [
    "Which snapshot, which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CopyDBSnapshot.",
    "Do you use the region? aws rds describe-db-snapshots --region REGION.",
    "Not planned: aws rds delete-db-snapshot --db-snapshot-identifier COPY --region REGION, after you noted who made it.",
    "Look for ModifyDBSnapshotAttribute and StartExportTask in that region. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an instance": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CopyDBSnapshot",
      requestParameters: {
        sourceRegion: "us-east-1",
        targetDBSnapshotIdentifier: "orders-copy",
      },
    }),
    "a cluster, by a role session": apiCall({
      userIdentity: assumedRole,
      eventSource: "rds.amazonaws.com",
      eventName: "CopyDBClusterSnapshot",
      requestParameters: { sourceRegion: "us-east-1" },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CopyDBSnapshot",
      errorCode: "AccessDenied",
      requestParameters: { sourceRegion: "us-east-1" },
    }),
  },
  ignores: {
    "a copy within the region": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CopyDBSnapshot",
      requestParameters: { targetDBSnapshotIdentifier: "orders-copy" },
    }),
    "a backup service copies": apiCall({
      userIdentity: { invokedBy: "backup.amazonaws.com" },
      eventSource: "rds.amazonaws.com",
      eventName: "CopyDBSnapshot",
      requestParameters: { sourceRegion: "us-east-1" },
    }),
    "a share, which database-snapshot-shared reports": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBSnapshotAttribute",
    }),
  },
};
