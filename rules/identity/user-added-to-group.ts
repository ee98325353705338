import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const userAddedToGroup: Rule = {
  id: "user-added-to-group",
  title: "An IAM user was added to a group",
  description:
    "The user has the group's rights from now on. It is one call, changes no policy and is easily missed.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("AddUserToGroup"),
  ),
  controls: [],
  attack: ["T1098.003"],
  falsePositives: [
    "A new colleague, or a new task, where people are IAM users.",
  ],
  runbook: [
    "What does the group allow? aws iam list-attached-group-policies and list-group-policies with --group-name GROUP.",
    "Ask the caller; a caller who added the own user wanted more rights.",
    "Not theirs: aws iam remove-user-from-group --group-name GROUP --user-name USER.",
    "Make the access keys of caller and user inactive, and see what the user did since (lookup-events with AttributeKey=Username).",
  ],
  matches: {
    "another user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddUserToGroup",
      requestParameters: { userName: "bob", groupName: "administrators" },
    }),
    oneself: apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddUserToGroup",
      requestParameters: { userName: "alice", groupName: "administrators" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddUserToGroup",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a user leaves a group": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "RemoveUserFromGroup",
      requestParameters: { userName: "bob", groupName: "administrators" },
    }),
    "a group of an application": apiCall({
      eventSource: "cognito-idp.amazonaws.com",
      eventName: "AdminAddUserToGroup",
    }),
    "a group is created": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateGroup",
    }),
  },
};
