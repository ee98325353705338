import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** By the end of the ARN, so that it holds in every partition. */
export const administratorPolicyAttached: Rule = {
  id: "administrator-policy-attached",
  title: "Administrator rights were attached to a user, role or group",
  description:
    "AWS's policies AdministratorAccess and IAMFullAccess: the holder can do everything, or can take every right.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "AttachUserPolicy",
      "AttachRolePolicy",
      "AttachGroupPolicy",
    ),
    field("requestParameters.policyArn").like(
      "*:aws:policy/AdministratorAccess",
      "*:aws:policy/IAMFullAccess",
    ),
    // Identity Center provisions its roles; identity-center-administrator-rights reports the cause.
    field("userIdentity.invokedBy").notEqualsOrMissing("sso.amazonaws.com"),
  ),
  controls: [],
  attack: ["T1098.003"],
  falsePositives: [
    "The set-up of an account or of a deployment role, by infrastructure as code that somebody reviewed.",
  ],
  runbook: [
    "Who got them? requestParameters names the user, role or group. Ask the caller and look for the review.",
    "Not reviewed: detach it with aws iam detach-user-policy, detach-role-policy or detach-group-policy and --policy-arn ARN.",
    "Make the keys of caller and receiver inactive (aws iam update-access-key --status Inactive), revoke the roles' sessions.",
    "Look at what the receiver did since: lookup-events with AttributeKey=Username.",
  ],
  matches: {
    "a user becomes administrator": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    }),
    "a role gets all of IAM": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachRolePolicy",
      userIdentity: assumedRole,
      requestParameters: {
        roleName: "deployer",
        policyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachGroupPolicy",
      requestParameters: {
        groupName: "developers",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "rights to one service": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachRolePolicy",
      requestParameters: {
        roleName: "worker",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess-Amplify",
      },
    }),
    "a customer's policy of the same name": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::123456789012:policy/AdministratorAccess",
      },
    }),
    "Identity Center provisions a permission set": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachRolePolicy",
      userIdentity: { invokedBy: "sso.amazonaws.com" },
      requestParameters: {
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    }),
    "the rights are taken away": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DetachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    }),
  },
};
