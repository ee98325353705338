import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * The account's guard against public snapshots and images was switched off: the step before publishing
 * one.
 */
export const publicSharingUnblocked: Rule = {
  id: "public-sharing-unblocked",
  title: "Snapshots or images may be made public again",
  description:
    "The account's block on public sharing is what stops a mistake or an attacker from publishing a disk. Nobody lifts it by accident.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "DisableSnapshotBlockPublicAccess",
      "DisableImageBlockPublicAccess",
    ),
  ),
  controls: [],
  attack: ["T1562.001", "T1537"],
  falsePositives: ["A team that is about to publish an image as its product."],
  runbook: [
    "Which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DisableImageBlockPublicAccess.",
    "Switch it on again: aws ec2 enable-snapshot-block-public-access --state block-all-sharing; aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing.",
    "Look for what was published meanwhile: ModifySnapshotAttribute and ModifyImageAttribute by the same caller.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "snapshots may be public": apiCall({
      eventName: "DisableSnapshotBlockPublicAccess",
    }),
    "images may be public": apiCall({
      eventName: "DisableImageBlockPublicAccess",
    }),
    "an attempt": apiCall({
      eventName: "DisableSnapshotBlockPublicAccess",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "the block is switched on": apiCall({
      eventName: "EnableSnapshotBlockPublicAccess",
    }),
    "its state is read": apiCall({
      eventName: "GetSnapshotBlockPublicAccessState",
      readOnly: true,
    }),
    "S3's block, which bucket-protection-removed reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteAccountPublicAccessBlock",
    }),
  },
};
