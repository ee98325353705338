import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * What keeps deleted snapshots and images from being lost was taken off: snapshot locks, the recycle
 * bin and its rules.
 */
export const recoveryProtectionRemoved: Rule = {
  id: "recovery-protection-removed",
  title: "A snapshot lock or recycle-bin rule was removed",
  description:
    "With the lock and the recycle bin gone, deleting the snapshots is final. It is the step before.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("ec2.amazonaws.com"),
      field("eventName").equals(
        "UnlockSnapshot",
        "DisableImageDeregistrationProtection",
      ),
    ),
    allOf(
      field("eventSource").equals("rbin.amazonaws.com"),
      field("eventName").equals("DeleteRule", "UpdateRule", "UnlockRule"),
    ),
    allOf(
      field("eventSource").equals("dlm.amazonaws.com"),
      field("eventName").equals("DeleteLifecyclePolicy"),
    ),
  ),
  controls: [],
  attack: ["T1490", "T1562.001"],
  falsePositives: [
    "Infrastructure as code that changes how long deleted snapshots are kept.",
  ],
  runbook: [
    "Which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=UnlockSnapshot (or the name in the event).",
    "Put it back: aws ec2 lock-snapshot --snapshot-id SNAPSHOT --lock-mode governance --lock-duration 30; deploy the rule again.",
    "Snapshots deleted meanwhile? aws ec2 list-snapshots-in-recycle-bin, then aws ec2 restore-snapshot-from-recycle-bin --snapshot-id SNAPSHOT.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a lock is taken off": apiCall({
      eventName: "UnlockSnapshot",
      requestParameters: { snapshotId: "snap-0123456789abcdef0" },
    }),
    "a rule of the recycle bin is deleted": apiCall({
      eventSource: "rbin.amazonaws.com",
      eventName: "DeleteRule",
    }),
    "an attempt": apiCall({
      eventName: "UnlockSnapshot",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "a rule of the event bus": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "DeleteRule",
    }),
    "a snapshot is locked": apiCall({ eventName: "LockSnapshot" }),
    "a rule is locked": apiCall({
      eventSource: "rbin.amazonaws.com",
      eventName: "LockRule",
    }),
    "an old snapshot is deleted": apiCall({ eventName: "DeleteSnapshot" }),
  },
};
