import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** CreatePolicyVersion, which may set the default at once, is in iam-policy-changes; this call is not. */
export const defaultPolicyVersionSet: Rule = {
  id: "default-policy-version-set",
  title: "Another version of an IAM policy was made the default",
  description:
    "Old versions of a policy stay. One that gave more rights is back with this single call, without any policy being written.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("SetDefaultPolicyVersion"),
  ),
  controls: [],
  attack: ["T1098.003"],
  falsePositives: ["A change that was rolled back after it broke something."],
  runbook: [
    "Read the version: aws iam get-policy-version --policy-arn ARN --version-id VERSION (both in requestParameters).",
    "Ask the caller. A roll-back that somebody asked for: nothing to do.",
    "Not theirs: aws iam set-default-policy-version with the former one; delete old versions with aws iam delete-policy-version.",
    "Make the caller's access keys inactive or revoke the role's sessions, and see what the policy's holders did since.",
  ],
  matches: {
    "an old version is back": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "SetDefaultPolicyVersion",
      requestParameters: {
        policyArn: "arn:aws:iam::123456789012:policy/deploy",
        versionId: "v1",
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "SetDefaultPolicyVersion",
      userIdentity: assumedRole,
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a new version, which iam-policy-changes reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreatePolicyVersion",
      requestParameters: { setAsDefault: true },
    }),
    "a version is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeletePolicyVersion",
    }),
    "a policy of AWS IoT": apiCall({
      eventSource: "iot.amazonaws.com",
      eventName: "SetDefaultPolicyVersion",
    }),
  },
};
