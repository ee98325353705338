import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const loginProfileCreated: Rule = {
  id: "login-profile-created",
  title: "A console password was set up for an IAM user",
  description:
    "A user that worked by keys alone can now sign in to the console. Attackers do it to have a second way in that outlives the key.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("CreateLoginProfile"),
  ),
  controls: [],
  attack: ["T1098.001", "T1078.004"],
  falsePositives: ["A new colleague where people are IAM users."],
  runbook: [
    "Ask the caller and the user. A machine user has no need of a password.",
    "passwordResetRequired false in the event: somebody means to keep that password.",
    "Not theirs: aws iam delete-login-profile --user-name USER, and make the user's access keys inactive.",
    "End open sessions: attach a policy to the user that denies everything where aws:TokenIssueTime is before now.",
    "See whether it was used: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin.",
  ],
  matches: {
    "a password that need not be changed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateLoginProfile",
      requestParameters: { userName: "bob", passwordResetRequired: false },
    }),
    "a password to be changed at once": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateLoginProfile",
      requestParameters: { userName: "bob", passwordResetRequired: true },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateLoginProfile",
      userIdentity: assumedRole,
      errorCode: "EntityAlreadyExistsException",
    }),
  },
  ignores: {
    "another password, which password-reset-for-user reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateLoginProfile",
      requestParameters: { userName: "bob" },
    }),
    "the password is removed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteLoginProfile",
      requestParameters: { userName: "bob" },
    }),
    "the profile is read": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetLoginProfile",
      readOnly: true,
    }),
  },
};
