import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A disk was given to every AWS account, or somebody tried. `group: all` is how the API says everyone. */
export const ebsSnapshotPublic: Rule = {
  id: "ebs-snapshot-public",
  title: "An EBS snapshot was shared with everyone",
  description:
    "Any AWS account can copy a public snapshot and read the disk behind it, and people look for new ones all day. There is almost never a reason to publish one.",
  severity: "critical",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("ModifySnapshotAttribute"),
    field("requestParameters.createVolumePermission.add.items[*].group").equals(
      "all",
    ),
  ),
  controls: [],
  attack: ["T1537", "T1530"],
  falsePositives: [
    "A vendor who publishes a data set or an appliance on purpose.",
  ],
  runbook: [
    "Close it first: aws ec2 reset-snapshot-attribute --snapshot-id SNAPSHOT --attribute createVolumePermission.",
    "Close the account: aws ec2 enable-snapshot-block-public-access --state block-all-sharing, in every region in use.",
    "Treat what is on the disk as read by strangers: change every password and key on it.",
    "Who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifySnapshotAttribute. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "everyone may create a volume": apiCall({
      eventName: "ModifySnapshotAttribute",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        attributeType: "CREATE_VOLUME_PERMISSION",
        createVolumePermission: { add: { items: [{ group: "all" }] } },
      },
    }),
    "an attempt that the block on public access refuses": apiCall({
      eventName: "ModifySnapshotAttribute",
      errorCode: "Client.OperationNotPermitted",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: { add: { items: [{ group: "all" }] } },
      },
    }),
  },
  ignores: {
    "one account, which ebs-snapshot-shared reports": apiCall({
      eventName: "ModifySnapshotAttribute",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: {
          add: { items: [{ userId: "123456789012" }] },
        },
      },
    }),
    "a public snapshot is made private again": apiCall({
      eventName: "ModifySnapshotAttribute",
      requestParameters: {
        snapshotId: "snap-0123456789abcdef0",
        createVolumePermission: { remove: { items: [{ group: "all" }] } },
      },
    }),
    "a public image, which ami-public reports": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        launchPermission: { add: { items: [{ group: "all" }] } },
      },
    }),
  },
};
