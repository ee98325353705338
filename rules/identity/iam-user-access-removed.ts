import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For the record: leaving colleagues look the same. */
export const iamUserAccessRemoved: Rule = {
  id: "iam-user-access-removed",
  title: "An IAM user or its console password was deleted",
  description:
    "Somebody lost access. In an attack it is the owner, locked out before the damage; or a user the attacker no longer needs.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("DeleteUser", "DeleteLoginProfile"),
  ),
  controls: [],
  attack: ["T1531", "T1070"],
  falsePositives: [
    "Somebody leaves the company.",
    "Infrastructure as code that removes a machine user.",
  ],
  runbook: [
    "Somebody left, or a deployment: nothing to do.",
    "Several at once, or an administrator among them: ask the caller now, by telephone.",
    "Not theirs: make the caller's access keys inactive or revoke the role's sessions first.",
    "Give access back: aws iam create-login-profile for the user; a deleted user has to be made anew.",
  ],
  matches: {
    "a user is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteUser",
      requestParameters: { userName: "bob" },
    }),
    "a password is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteLoginProfile",
      requestParameters: { userName: "bob" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteUser",
      errorCode: "DeleteConflictException",
    }),
  },
  ignores: {
    "a user of QuickSight": apiCall({
      eventSource: "quicksight.amazonaws.com",
      eventName: "DeleteUser",
    }),
    "a key, which access-key-removed records": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteAccessKey",
    }),
    "a user leaves a group": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "RemoveUserFromGroup",
    }),
  },
};
