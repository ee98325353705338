import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * What the call does not name falls back to IAM's default, which is weaker; a length that is
 * missing is therefore six. Fourteen is what the CIS benchmark asks for.
 */
export const passwordPolicyWeakened: Rule = {
  id: "password-policy-weakened",
  title: "The account's password policy was deleted or weakened",
  description:
    "Short passwords are guessed. The policy holds for every IAM user who signs in to the console.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    anyOf(
      field("eventName").equals("DeleteAccountPasswordPolicy"),
      allOf(
        field("eventName").equals("UpdateAccountPasswordPolicy"),
        anyOf(
          field("requestParameters.minimumPasswordLength").notExists(),
          field("requestParameters.minimumPasswordLength").is("<", 14),
        ),
      ),
    ),
  ),
  controls: [],
  attack: ["T1556"],
  falsePositives: [
    "Infrastructure as code that sets a policy of its own with less than 14 characters. Raise it.",
  ],
  runbook: [
    "Read the policy as it is: aws iam get-account-password-policy (an error says that there is none).",
    "Put it back: aws iam update-account-password-policy --minimum-password-length 14 --password-reuse-prevention 24.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
    "See which users got a password since: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=CreateLoginProfile, then UpdateLoginProfile.",
  ],
  matches: {
    "the policy is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteAccountPasswordPolicy",
    }),
    "eight characters are enough": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccountPasswordPolicy",
      requestParameters: { minimumPasswordLength: 8, requireSymbols: true },
    }),
    "the length is left to the default": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccountPasswordPolicy",
      requestParameters: { requireNumbers: true },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteAccountPasswordPolicy",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "fourteen characters": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccountPasswordPolicy",
      requestParameters: {
        minimumPasswordLength: 14,
        passwordReusePrevention: 24,
      },
    }),
    "the policy is read": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetAccountPasswordPolicy",
      readOnly: true,
    }),
    "an account's alias is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteAccountAlias",
    }),
  },
};
