import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const passwordResetForUser: Rule = {
  id: "password-reset-for-user",
  title: "An IAM user's console password was set by somebody else",
  description:
    "Whoever may set a user's password can become that user. It is a known way from few rights to many.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("UpdateLoginProfile"),
  ),
  controls: [],
  attack: ["T1098.001", "T1078.004"],
  falsePositives: [
    "The help desk resets a forgotten password.",
    "A user who sets an own new password on the console's page of users.",
  ],
  runbook: [
    "Ask the user whose password it is (requestParameters.userName) by another way than mail.",
    "They asked for it, or they did it themselves: nothing to do.",
    "They did not: aws iam delete-login-profile --user-name USER and make the user's access keys inactive.",
    "Make the caller's keys inactive or revoke the role's sessions, and see whether the password was used: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin.",
  ],
  matches: {
    "another user's password": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateLoginProfile",
      requestParameters: { userName: "bob", passwordResetRequired: false },
    }),
    "by a role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateLoginProfile",
      userIdentity: assumedRole,
      requestParameters: { userName: "bob" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateLoginProfile",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a user changes her own password, knowing the old one": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ChangePassword",
    }),
    "a first password, which login-profile-created reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateLoginProfile",
      requestParameters: { userName: "bob" },
    }),
    "a user is renamed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateUser",
    }),
  },
};
