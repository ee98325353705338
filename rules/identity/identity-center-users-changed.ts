import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** By hand or by API. An identity provider that provisions by SCIM has an event source of its own, identitystore-scim. */
export const identityCenterUsersChanged: Rule = {
  id: "identity-center-users-changed",
  title: "A user of Identity Center was created, enabled or put into a group",
  description:
    "Users and groups usually come from the identity provider. One that was made here is an identity which that provider does not know and cannot disable.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("sso-directory.amazonaws.com"),
      field("eventName").equals(
        "CreateUser",
        "EnableUser",
        "UpdatePassword",
        "AddMemberToGroup",
      ),
    ),
    allOf(
      field("eventSource").equals("identitystore.amazonaws.com"),
      field("eventName").equals("CreateUser", "CreateGroupMembership"),
    ),
  ),
  controls: [],
  attack: ["T1136.003", "T1098.003"],
  falsePositives: [
    "Identity Center with its own directory, where people are kept by hand or by infrastructure as code.",
  ],
  runbook: [
    "Who and which group? aws identitystore describe-user or describe-group with the event's identityStoreId.",
    "Ask the caller for the request. There is one: nothing to do.",
    "None: aws identitystore delete-group-membership, and disable the user in the console.",
    "End the user's sessions in the console, and see what they did: lookup-events with AttributeKey=Username.",
  ],
  matches: {
    "a user in the console": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "CreateUser",
      requestParameters: { identityStoreId: "d-example" },
    }),
    "a member of a group in the console": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "AddMemberToGroup",
      requestParameters: { identityStoreId: "d-example" },
    }),
    "a member of a group by API": apiCall({
      eventSource: "identitystore.amazonaws.com",
      eventName: "CreateGroupMembership",
      userIdentity: assumedRole,
    }),
    "an attempt": apiCall({
      eventSource: "identitystore.amazonaws.com",
      eventName: "CreateUser",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "the identity provider provisions": apiCall({
      eventSource: "identitystore-scim.amazonaws.com",
      eventName: "CreateUser",
    }),
    "an IAM user, which iam-user-created reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
    }),
    "a user's details": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "UpdateUser",
    }),
  },
};
