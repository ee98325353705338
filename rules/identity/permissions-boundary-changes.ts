import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * The upper limit of a role's or user's rights was set or removed: a way to more rights, or a way
 * to take from CloudTrail's delivery role what it needs without touching its policy.
 */
export const permissionsBoundaryChanges: Rule = {
  id: "permissions-boundary-changes",
  title: "A permissions boundary was set or removed",
  description:
    "A boundary caps what a role or user may do. Removing it frees an attacker's rights; setting one on CloudTrail's delivery role stops delivery to this monitor.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "PutRolePermissionsBoundary",
      "DeleteRolePermissionsBoundary",
      "PutUserPermissionsBoundary",
      "DeleteUserPermissionsBoundary",
    ),
  ),
  controls: [],
  attack: ["T1098.003", "T1562.008"],
  falsePositives: ["Infrastructure as code that gives roles their boundary."],
  runbook: [
    "Find the role or user and the caller: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteRolePermissionsBoundary (or the name in the event).",
    "Ask the caller why. A pipeline during a reviewed deployment: nothing to do.",
    "A boundary was removed without a reason: set it again (aws iam put-role-permissions-boundary) and see what the role did since.",
    "A boundary was set on CloudTrail's delivery role: remove it and check that new events arrive in the log group.",
  ],
  matches: {
    "a role loses its boundary": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteRolePermissionsBoundary",
      requestParameters: { roleName: "deployer" },
    }),
    "the delivery role gets one": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutRolePermissionsBoundary",
      requestParameters: { roleName: "CloudTrailToCloudWatchRole" },
    }),
    "an attempt on a user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteUserPermissionsBoundary",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a new role with a boundary": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
      requestParameters: {
        roleName: "worker",
        permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
      },
    }),
    "a policy, which iam-policy-changes reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutRolePolicy",
    }),
    "a permission set's boundary in Identity Center": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "PutPermissionsBoundaryToPermissionSet",
    }),
  },
};
