import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For the record: rotation looks the same. An attacker removes keys to lock others out, or to hide one of their own. */
export const accessKeyRemoved: Rule = {
  id: "access-key-removed",
  title: "An access key was deleted or made inactive",
  description:
    "Mostly a rotation. Many at once, of other users, is somebody locking the owners out.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    anyOf(
      field("eventName").equals("DeleteAccessKey"),
      allOf(
        field("eventName").equals("UpdateAccessKey"),
        field("requestParameters.status").equals("Inactive"),
      ),
    ),
  ),
  controls: [],
  attack: ["T1531", "T1070"],
  falsePositives: ["Rotation and cleaning up, which is to be encouraged."],
  runbook: [
    "A rotation, or a response to a leak: nothing to do.",
    "Several users at once, or nobody knows why: ask the caller now.",
    "Inactive by mistake: aws iam update-access-key --user-name USER --access-key-id KEY --status Active. A deleted key cannot come back; create a new one.",
    "The key had been made the same day: see what it did (lookup-events with AttributeKey=AccessKeyId).",
  ],
  matches: {
    "a key is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteAccessKey",
      requestParameters: {
        userName: "bob",
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      },
    }),
    "a key is made inactive": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccessKey",
      requestParameters: {
        userName: "bob",
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        status: "Inactive",
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteAccessKey",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a key is made active": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccessKey",
      requestParameters: { userName: "bob", status: "Active" },
    }),
    "a new key": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
    }),
    "a key of KMS is disabled": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "DisableKey",
    }),
  },
};
