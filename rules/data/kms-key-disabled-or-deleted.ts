import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/** A customer key was switched off or will be deleted, and with it all that it encrypts. */
export const kmsKeyDisabledOrDeleted: Rule = {
  id: "kms-key-disabled-or-deleted",
  title: "A KMS key was disabled or its deletion scheduled",
  description:
    "What the key encrypts cannot be read any more, and after the waiting period never again. With the alerts' key gone, alarms are dropped without an error.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("kms.amazonaws.com"),
    field("eventName").equals("DisableKey", "ScheduleKeyDeletion"),
  ),
  verbatim:
    "{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}",
  controls: [...cisMonitoring(7), securityHub(7)],
  attack: ["T1485", "T1490"],
  falsePositives: [
    "A key that is retired after its data was moved or deleted.",
  ],
  runbook: [
    "Which key, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ScheduleKeyDeletion (or DisableKey).",
    "In doubt stop it; that costs nothing: aws kms cancel-key-deletion --key-id KEY, then aws kms enable-key --key-id KEY.",
    "Ask the key's owner (its tags and aliases tell) and the caller.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for other keys, snapshots and backups they touched.",
  ],
  matches: {
    "a key's deletion is scheduled": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "ScheduleKeyDeletion",
      requestParameters: {
        keyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
        pendingWindowInDays: 7,
      },
    }),
    "a key is disabled": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "DisableKey",
    }),
    "an attempt": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "ScheduleKeyDeletion",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a deletion is cancelled": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "CancelKeyDeletion",
    }),
    "only the yearly rotation is switched off": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "DisableKeyRotation",
    }),
    "a key's policy, which kms-key-policy-changes reports": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "PutKeyPolicy",
    }),
    "the waiting period is over": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "DeleteKey",
      eventType: "AwsServiceEvent",
    }),
  },
};
