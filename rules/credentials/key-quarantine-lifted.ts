import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

// Prefixes, one for each partition: the version number is the end of the name.
const quarantine = [
  "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine*",
  "arn:aws-us-gov:iam::aws:policy/AWSCompromisedKeyQuarantine*",
  "arn:aws-cn:iam::aws:policy/AWSCompromisedKeyQuarantine*",
] as const;

export const keyQuarantineLifted: Rule = {
  id: "key-quarantine-lifted",
  title: "A leaked access key was taken out of quarantine",
  description:
    "AWS's policy that holds a leaked key back was removed. If the key is still active, whoever found it may go on.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").equals(
          "DetachUserPolicy",
          "DetachRolePolicy",
          "DetachGroupPolicy",
        ),
        field("requestParameters.policyArn").like(...quarantine),
      ),
      allOf(
        field("eventName").equals("DeleteUserPolicy"),
        field("requestParameters.policyName").like(
          "AWSExposedCredentialPolicy*",
          "AWSCompromisedKeyQuarantine*",
        ),
      ),
    ),
  ),
  controls: [],
  attack: ["T1098.001", "T1562"],
  falsePositives: [
    "The end of the response: the keys are deleted and the policy goes.",
  ],
  runbook: [
    "Are the user's keys gone? aws iam list-access-keys --user-name USER.",
    "Gone, and the caller worked on the leak: nothing to do.",
    "One is active: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive, then ask the caller.",
    "Attach the policy again: aws iam attach-user-policy --user-name USER --policy-arn ARN.",
    "See what the key did since: lookup-events with AttributeKey=AccessKeyId.",
  ],
  matches: {
    "the quarantine policy": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DetachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
      },
    }),
    "the older inline policy": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteUserPolicy",
      requestParameters: {
        userName: "bob",
        policyName: "AWSExposedCredentialPolicy_DO_NOT_REMOVE",
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DetachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2",
      },
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a quarantine, which access-key-quarantined reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
      },
    }),
    "another policy is detached": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DetachUserPolicy",
      requestParameters: {
        userName: "bob",
        policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      },
    }),
    "another inline policy is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteUserPolicy",
      requestParameters: { userName: "bob", policyName: "read-only" },
    }),
  },
};
