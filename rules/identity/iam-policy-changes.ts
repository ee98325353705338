import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/**
 * Permissions were given or taken by policy.
 *
 * The text names no event source, as the benchmark prints it, so AWS IoT's and Organizations'
 * policies match too. Newer copies of Security Hub's page recommend, but do not require, one that
 * asks for iam.amazonaws.com.
 */
export const iamPolicyChanges: Rule = {
  id: "iam-policy-changes",
  title: "An IAM policy was changed, attached or detached",
  description:
    "Policies decide who may do what. Attackers attach one to raise their rights, or remove one that stands in their way.",
  severity: "medium",
  pattern: field("eventName").equals(
    "DeleteGroupPolicy",
    "DeleteRolePolicy",
    "DeleteUserPolicy",
    "PutGroupPolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "CreatePolicy",
    "DeletePolicy",
    "CreatePolicyVersion",
    "DeletePolicyVersion",
    "AttachRolePolicy",
    "DetachRolePolicy",
    "AttachUserPolicy",
    "DetachUserPolicy",
    "AttachGroupPolicy",
    "DetachGroupPolicy",
  ),
  verbatim:
    "{($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || " +
    "($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || " +
    "($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || " +
    "($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || " +
    "($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || " +
    "($.eventName=DetachGroupPolicy)}",
  controls: [...cisMonitoring(4), securityHub(4)],
  attack: ["T1098.003"],
  falsePositives: [
    "Infrastructure as code at work: compare with the deployments of that hour.",
    "A policy of AWS IoT or Organizations, whose events have the same names.",
  ],
  runbook: [
    "Find who and what: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=AttachRolePolicy (or the name in the event).",
    "A pipeline during a deployment that somebody reviewed: nothing to do.",
    "Otherwise read the policy: Action *, iam:*, sts:AssumeRole or kms:* on all resources is a reason to act.",
    "Ask the caller. Not theirs: detach the policy again and make the caller's access keys inactive or revoke the role's sessions.",
    "Is it the role that delivers CloudTrail's logs? Then deploy this monitor again, or nothing is watched.",
  ],
  matches: {
    "an administrator's policy is attached": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachRolePolicy",
      requestParameters: {
        roleName: "deployer",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
    }),
    "the delivery role loses its policy": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteRolePolicy",
      requestParameters: {
        roleName: "CloudTrailToCloudWatchRole",
        policyName: "CloudTrailCloudWatchPolicy",
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutUserPolicy",
      errorCode: "AccessDenied",
    }),
    "AWS IoT, which the text cannot tell apart": apiCall({
      eventSource: "iot.amazonaws.com",
      eventName: "CreatePolicy",
    }),
  },
  ignores: {
    "a trust policy, which role-trust-changes reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAssumeRolePolicy",
    }),
    "a policy is read": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetRolePolicy",
      readOnly: true,
    }),
    "a bucket's policy": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
    }),
    "a policy's default version": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "SetDefaultPolicyVersion",
    }),
  },
};
