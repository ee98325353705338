import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A disk was given to another AWS account. Shares that AWS Backup makes are left out. */
export const ebsSnapshotShared: Rule = {
  id: "ebs-snapshot-shared",
  title: "An EBS snapshot was shared with another account",
  description:
    "Sharing a snapshot with an account of their own is how attackers take a disk away without any traffic to notice.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("ModifySnapshotAttribute"),
    field(
      "requestParameters.createVolumePermission.add.items[*].userId",
    ).hasValue(),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1537"],
  falsePositives: [
    "Backups and golden images that are copied to another account of the same organization.",
  ],
  runbook: [
    "Which snapshot, which account (userId)? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifySnapshotAttribute.",
    "Is the account one of yours? aws organizations list-accounts, in the management account.",
    "It is not: aws ec2 reset-snapshot-attribute --snapshot-id SNAPSHOT --attribute createVolumePermission, then look for SharedSnapshotCopyInitiated and SharedSnapshotVolumeCreated.",
    "Copied already: change every password and key on the disk. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "another account may create a volume": apiCall({
      eventName: "ModifySnapshotAttribute",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: {
          add: { items: [{ userId: "123456789012" }] },
        },
      },
    }),
    "an attempt": apiCall({
      eventName: "ModifySnapshotAttribute",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: {
          add: { items: [{ userId: "123456789012" }] },
        },
      },
    }),
  },
  ignores: {
    "a share is taken back": apiCall({
      eventName: "ModifySnapshotAttribute",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: {
          remove: { items: [{ userId: "123456789012" }] },
        },
      },
    }),
    "everyone, which ebs-snapshot-public reports": apiCall({
      eventName: "ModifySnapshotAttribute",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: { add: { items: [{ group: "all" }] } },
      },
    }),
    "a backup service shares its copy": apiCall({
      userIdentity: { invokedBy: "backup.amazonaws.com" },
      eventName: "ModifySnapshotAttribute",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: {
          add: { items: [{ userId: "123456789012" }] },
        },
      },
    }),
    "a snapshot is made": apiCall({ eventName: "CreateSnapshot" }),
  },
};
