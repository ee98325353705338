import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** What a model may be asked and may answer was changed. */
export const modelGuardrailChanged: Rule = {
  id: "model-guardrail-changed",
  title: "A Bedrock guardrail was changed or deleted",
  description:
    "Guardrails keep models from answering what they must not. Weakened, an application answers anything in your name.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("bedrock.amazonaws.com"),
    field("eventName").equals(
      "DeleteGuardrail",
      "UpdateGuardrail",
      "PutEnforcedGuardrailConfiguration",
      "DeleteEnforcedGuardrailConfiguration",
    ),
  ),
  controls: [],
  attack: ["T1562.001"],
  falsePositives: [
    "The team that owns the guardrail: exclude the role of its pipeline.",
  ],
  runbook: [
    "Which guardrail, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteGuardrail.",
    "Read it: aws bedrock get-guardrail --guardrail-identifier ID. Compare it with its last version.",
    "Not right: deploy the guardrail again, and make the applications use that version.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "it is deleted": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "DeleteGuardrail",
      requestParameters: { guardrailIdentifier: "example" },
    }),
    "it is changed": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "UpdateGuardrail",
    }),
    "an attempt": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "DeleteGuardrail",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a guardrail is made": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "CreateGuardrail",
    }),
    "a version is made": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "CreateGuardrailVersion",
    }),
    "it is read": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "GetGuardrail",
      readOnly: true,
    }),
  },
};
