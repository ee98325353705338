import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

// Prefixes, one for each partition: the version number is the end of the name.
const quarantine = [
  "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine*",
  "arn:aws-us-gov:iam::aws:policy/AWSCompromisedKeyQuarantine*",
  "arn:aws-cn:iam::aws:policy/AWSCompromisedKeyQuarantine*",
] as const;

/** AWS attaches the policy itself when it finds a key of the account in public; older and other forms of it are inline. */
export const accessKeyQuarantined: Rule = {
  id: "access-key-quarantined",
  title: "AWS quarantined a user whose access key leaked",
  description:
    "A key of this account was found in public, and AWS attached a policy that denies the calls attackers make first. It does not stop them from reading your data.",
  severity: "critical",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").equals(
          "AttachUserPolicy",
          "AttachRolePolicy",
          "AttachGroupPolicy",
        ),
        field("requestParameters.policyArn").like(...quarantine),
      ),
      allOf(
        field("eventName").equals("PutUserPolicy"),
        field("requestParameters.policyName").like(
          "AWSExposedCredentialPolicy*",
          "AWSCompromisedKeyQuarantine*",
        ),
      ),
    ),
  ),
  controls: [],
  attack: ["T1552.001", "T1078.004"],
  falsePositives: ["Somebody who tests the response to a leak."],
  runbook: [
    "Make the user's keys inactive now: aws iam list-access-keys --user-name USER, then update-access-key --status Inactive for each.",
    "See what they did: aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=KEY, in every region you use.",
    "Look for what was left behind: new users, keys, roles, instances, functions.",
    "Find the leak in the support case AWS opened, remove it from the history, and give the software a role or a new key.",
    "Detach the quarantine policy only when the keys are deleted.",
  ],
  matches: {
    "the quarantine policy": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
      },
    }),
    "its first version, without a number": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachUserPolicy",
      userIdentity: { userName: "bob" },
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine",
      },
    }),
    "the older inline policy": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "PutUserPolicy",
      requestParameters: {
        userName: "bob",
        policyName: "AWSExposedCredentialPolicy_DO_NOT_REMOVE",
      },
    }),
  },
  ignores: {
    "the policy is detached, which key-quarantine-lifted reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DetachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
      },
    }),
    "a deny of one's own": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSDenyAll",
      },
    }),
    "a customer's policy with that name": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn:
          "arn:aws:iam::123456789012:policy/AWSCompromisedKeyQuarantineV3",
      },
    }),
  },
};
