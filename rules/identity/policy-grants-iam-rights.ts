import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Policies whose text names an action of IAM by which the holder can raise its own rights. The
 * order of words in the text cannot be judged by a filter, so a Deny of the same actions matches
 * too; and a lone asterisk cannot be looked for, which iam-policy-changes makes up for.
 */
export const policyGrantsIamRights: Rule = {
  id: "policy-grants-iam-rights",
  title: "A policy with rights to change users, keys or policies was written",
  description:
    "Whoever may create keys, set passwords or attach policies for others holds all their rights.",
  severity: "medium",
  // EventBridge would need eight wildcards over a whole policy, in two rules that could both tell.
  routes: ["metric"],
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "CreatePolicy",
      "CreatePolicyVersion",
      "PutUserPolicy",
      "PutRolePolicy",
      "PutGroupPolicy",
    ),
    field("requestParameters.policyDocument").like(
      "*iam:CreateAccessKey*",
      "*iam:CreateLoginProfile*",
      "*iam:UpdateLoginProfile*",
      "*iam:AttachUserPolicy*",
      "*iam:AttachRolePolicy*",
      "*iam:PutUserPolicy*",
      "*iam:PutRolePolicy*",
      "*iam:UpdateAssumeRolePolicy*",
    ),
    field("userIdentity.invokedBy").notEqualsOrMissing("sso.amazonaws.com"),
  ),
  controls: [],
  attack: ["T1098.003"],
  falsePositives: [
    "The policy of a deployment role, reviewed with the code.",
    "A policy that denies these actions.",
  ],
  runbook: [
    "Read the policy: requestParameters.policyDocument. Deny, or limited to the caller's own user: nothing to do.",
    "Who holds it? aws iam list-entities-for-policy --policy-arn ARN; an inline policy names its holder.",
    "Not reviewed: detach or delete it (aws iam delete-user-policy, delete-role-policy), or set the former version as default.",
    "Make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "an inline policy for a user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutUserPolicy",
      requestParameters: {
        userName: "bob",
        policyName: "x",
        policyDocument:
          '{"Statement":{"Effect":"Allow","Action":"iam:CreateAccessKey","Resource":"*"}}',
      },
    }),
    "a new version of a policy": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreatePolicyVersion",
      userIdentity: assumedRole,
      requestParameters: {
        setAsDefault: true,
        policyDocument:
          '{\n  "Statement": [{\n    "Effect": "Allow",\n    "Action": ["s3:GetObject", "iam:AttachUserPolicy"],\n    "Resource": "*"\n  }]\n}',
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutRolePolicy",
      requestParameters: {
        policyDocument:
          '{"Statement":{"Effect":"Allow","Action":["iam:PutRolePolicy"],"Resource":"*"}}',
      },
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a policy that only reads IAM": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutUserPolicy",
      requestParameters: {
        policyDocument:
          '{"Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}',
      },
    }),
    "a role may be passed on": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutRolePolicy",
      requestParameters: {
        policyDocument:
          '{"Statement":{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/worker"}}',
      },
    }),
    "an organization's policy": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "CreatePolicy",
      requestParameters: {
        content:
          '{"Statement":{"Effect":"Deny","Action":"iam:CreateAccessKey"}}',
      },
    }),
    "AWS IoT": apiCall({
      eventSource: "iot.amazonaws.com",
      eventName: "CreatePolicy",
      requestParameters: {
        policyDocument: '{"Statement":{"Action":"iot:Connect"}}',
      },
    }),
  },
};
