import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The record of what is asked of Bedrock models was switched off or turned elsewhere. */
export const modelLoggingChanged: Rule = {
  id: "model-logging-changed",
  title: "The log of Bedrock's model calls was changed",
  description:
    "The invocation log is the only place where prompts are kept. Whoever uses your models with stolen keys removes it first.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("bedrock.amazonaws.com"),
    field("eventName").equals(
      "DeleteModelInvocationLoggingConfiguration",
      "PutModelInvocationLoggingConfiguration",
    ),
  ),
  controls: [],
  attack: ["T1562.008", "T1496.004"],
  falsePositives: ["The log being set up, once in each region."],
  runbook: [
    "Which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteModelInvocationLoggingConfiguration (or Put…).",
    "Read it: aws bedrock get-model-invocation-logging-configuration --region REGION. Put yours back.",
    "Look for model calls by the same caller since: InvokeModel and Converse in the trail.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "it is deleted": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "DeleteModelInvocationLoggingConfiguration",
    }),
    "it is replaced": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "PutModelInvocationLoggingConfiguration",
    }),
    "an attempt": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "DeleteModelInvocationLoggingConfiguration",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "it is read": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "GetModelInvocationLoggingConfiguration",
      readOnly: true,
    }),
    "a bucket's access log": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLogging",
    }),
    "a guardrail, which model-guardrail-changed reports": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "DeleteGuardrail",
    }),
  },
};
