import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const identityCenterAccessGranted: Rule = {
  id: "identity-center-access-granted",
  title: "Access to an account was granted in Identity Center",
  description:
    "A user or group may enter the account with the permission set. Whoever grants it to themselves holds that account.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("sso.amazonaws.com"),
    field("eventName").equals("CreateAccountAssignment"),
  ),
  controls: [],
  attack: ["T1098.003"],
  falsePositives: [
    "Infrastructure as code or account vending that grants access by request.",
  ],
  runbook: [
    "Who got what, where? requestParameters has principalId, permissionSetArn and targetId (the account).",
    "Names: aws identitystore describe-user or describe-group, and aws sso-admin describe-permission-set.",
    "No request for it: aws sso-admin delete-account-assignment with the same arguments.",
    "Ask the caller. Not theirs: revoke the caller's sessions in Identity Center and disable the user.",
  ],
  matches: {
    "a group gets an account": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "CreateAccountAssignment",
      requestParameters: {
        targetId: "123456789012",
        targetType: "AWS_ACCOUNT",
        principalType: "GROUP",
      },
    }),
    "a user gets one": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "CreateAccountAssignment",
      userIdentity: assumedRole,
      requestParameters: { targetId: "123456789012", principalType: "USER" },
    }),
    "an attempt": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "CreateAccountAssignment",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "access is taken away": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "DeleteAccountAssignment",
    }),
    "a permission set is provisioned anew": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "ProvisionPermissionSet",
    }),
    "access to an application": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "CreateApplicationAssignment",
    }),
  },
};
