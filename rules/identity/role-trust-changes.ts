import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Who may assume a role was changed: a back door, or the end of CloudTrail's delivery to this
 * monitor. The benchmark's list of IAM policy changes leaves trust policies out.
 */
export const roleTrustChanges: Rule = {
  id: "role-trust-changes",
  title: "A role's trust policy was changed",
  description:
    "The trust policy says who may become the role. A foreign account in it is a back door; CloudTrail missing from its delivery role's policy blinds this monitor.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("UpdateAssumeRolePolicy"),
  ),
  controls: [],
  attack: ["T1098.003", "T1562.008"],
  falsePositives: [
    "Infrastructure as code that changes a role's trust: compare with the deployments of that hour.",
  ],
  runbook: [
    "Find the role and the caller: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateAssumeRolePolicy.",
    "Read who may assume it now: aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument.",
    "An account, user or provider that you do not know: restore the old policy (aws iam update-assume-role-policy) and revoke the role's sessions in the IAM console.",
    "CloudTrail's delivery role: deploy this monitor again, then check that new events arrive in the log group.",
  ],
  matches: {
    "a foreign account may assume the role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAssumeRolePolicy",
      requestParameters: { roleName: "deployer" },
    }),
    "a role session does it": apiCall({
      userIdentity: assumedRole,
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAssumeRolePolicy",
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAssumeRolePolicy",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a role's other settings": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateRole",
    }),
    "a new role with its trust policy": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
    }),
    "a role is assumed": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRole",
      readOnly: true,
    }),
  },
};
