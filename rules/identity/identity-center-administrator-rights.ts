import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A permission set's inline policy is a text of its own; any is worth a look. */
export const identityCenterAdministratorRights: Rule = {
  id: "identity-center-administrator-rights",
  title:
    "A permission set was given administrator rights or a policy of its own",
  description:
    "Everybody who has the permission set gets the rights, in every account where it is assigned.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("sso.amazonaws.com"),
    anyOf(
      field("eventName").equals("PutInlinePolicyToPermissionSet"),
      allOf(
        field("eventName").equals("AttachManagedPolicyToPermissionSet"),
        field("requestParameters.managedPolicyArn").like(
          "*:aws:policy/AdministratorAccess",
          "*:aws:policy/IAMFullAccess",
        ),
      ),
    ),
  ),
  controls: [],
  attack: ["T1098.003"],
  falsePositives: [
    "The set-up of Identity Center, or a reviewed change by infrastructure as code.",
  ],
  runbook: [
    "Which permission set? aws sso-admin describe-permission-set with the event's instanceArn and permissionSetArn.",
    "Read its policies: aws sso-admin list-managed-policies-in-permission-set and get-inline-policy-for-permission-set.",
    "Not reviewed: aws sso-admin detach-managed-policy-from-permission-set or delete-inline-policy-from-permission-set, then provision-permission-set.",
    "Ask the caller. Not theirs: disable the user in Identity Center and revoke the sessions.",
  ],
  matches: {
    administrators: apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "AttachManagedPolicyToPermissionSet",
      requestParameters: {
        managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    }),
    "a policy of its own": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "PutInlinePolicyToPermissionSet",
      userIdentity: assumedRole,
    }),
    "an attempt": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "AttachManagedPolicyToPermissionSet",
      requestParameters: {
        managedPolicyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
      },
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "rights to read": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "AttachManagedPolicyToPermissionSet",
      requestParameters: {
        managedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      },
    }),
    "an empty permission set": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "CreatePermissionSet",
    }),
    "a permission set loses a policy": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "DetachManagedPolicyFromPermissionSet",
      requestParameters: {
        managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    }),
    "a role of an account, which administrator-policy-attached reports":
      apiCall({
        eventSource: "iam.amazonaws.com",
        eventName: "AttachRolePolicy",
        requestParameters: {
          policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
        },
      }),
  },
};
