import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const iamUserCreated: Rule = {
  id: "iam-user-created",
  title: "An IAM user was created",
  description:
    "A user is an identity with a password or keys of its own. Where people come from an identity provider, new ones are rare.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("CreateUser"),
  ),
  controls: [],
  attack: ["T1136.003"],
  falsePositives: [
    "A machine user for software that cannot assume a role.",
    "Infrastructure as code that makes users.",
  ],
  runbook: [
    "Ask the caller what the user is for. Known and reviewed: nothing to do.",
    "See what it may do: aws iam list-attached-user-policies, list-user-policies and list-groups-for-user with --user-name USER.",
    "Not theirs: aws iam delete-login-profile, update-access-key --status Inactive for its keys, and detach its policies; keep the user for the inquiry.",
    "Make the caller's own keys inactive or revoke the role's sessions, and look for what else the caller made in that hour.",
  ],
  matches: {
    "a user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      requestParameters: { userName: "bob" },
    }),
    "by a role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      userIdentity: assumedRole,
      requestParameters: { userName: "bob" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a user of an application": apiCall({
      eventSource: "cognito-idp.amazonaws.com",
      eventName: "AdminCreateUser",
    }),
    "a user of a file server": apiCall({
      eventSource: "transfer.amazonaws.com",
      eventName: "CreateUser",
    }),
    "a user of QuickSight": apiCall({
      eventSource: "quicksight.amazonaws.com",
      eventName: "CreateUser",
    }),
    "a role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
    }),
  },
};
