import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Model calls that fail: without permission, or, with a long-lived key outside the console, with a
 * request that cannot be valid.
 *
 * People who look for usable keys send such a request on purpose: its error tells that the key would
 * work, and costs nothing.
 */
export const modelCallsRefused: Rule = {
  id: "model-calls-refused",
  title: "Somebody tried to use a Bedrock model and was refused",
  description:
    "Published keys are soon tried for models. The refused calls tell of the key before the first bill does.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("bedrock.amazonaws.com"),
    field("eventName").equals(
      "InvokeModel",
      "InvokeModelWithResponseStream",
      "Converse",
      "ConverseStream",
    ),
    anyOf(
      field("errorCode").equals("AccessDenied", "AccessDeniedException"),
      allOf(
        field("errorCode").equals("ValidationException"),
        field("userIdentity.type").equals("IAMUser"),
        field("sessionCredentialFromConsole").notExists(),
      ),
    ),
  ),
  controls: [],
  attack: ["T1496.004", "T1580"],
  falsePositives: [
    "An application before its permissions are complete, or with a model that is not unlocked yet.",
  ],
  runbook: [
    "Which model, which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=InvokeModel.",
    "A role of an application: tell its team, nothing else to do.",
    "An IAM user from an address that you do not know: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive. Find where the key was published.",
    "Look for what else the key did in every region.",
  ],
  matches: {
    "no permission": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
      errorCode: "AccessDenied",
      requestParameters: { modelId: "anthropic.example" },
    }),
    "a key is tried with a request that cannot be valid": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
      errorCode: "ValidationException",
    }),
    "a role session without permission": apiCall({
      userIdentity: assumedRole,
      eventSource: "bedrock.amazonaws.com",
      eventName: "Converse",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a model answers": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
    }),
    "an application sends a wrong request": apiCall({
      userIdentity: assumedRole,
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
      errorCode: "ValidationException",
    }),
    "too many calls": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "Converse",
      errorCode: "ThrottlingException",
    }),
    "a person tries in the console": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
      errorCode: "ValidationException",
      sessionCredentialFromConsole: "true",
    }),
  },
};
