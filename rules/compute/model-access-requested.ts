import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A model was unlocked for the account, or capacity for one bought. */
export const modelAccessRequested: Rule = {
  id: "model-access-requested",
  title: "Access to a foundation model was requested or bought",
  description:
    "Stolen keys are used to unlock expensive models and to sell what they answer. Yours are unlocked once, by few people.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("bedrock.amazonaws.com"),
      field("eventName").equals(
        "PutUseCaseForModelAccess",
        "PutFoundationModelEntitlement",
        "CreateFoundationModelAgreement",
        "CreateProvisionedModelThroughput",
        "CreateMarketplaceModelEndpoint",
      ),
    ),
    allOf(
      field("eventSource").equals("agreement-marketplace.amazonaws.com"),
      field("eventName").equals("AcceptAgreementRequest"),
    ),
  ),
  controls: [],
  attack: ["T1496.004", "T1098"],
  falsePositives: ["A team that starts with a new model."],
  runbook: [
    "Which model, which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutFoundationModelEntitlement.",
    "Ask the caller. Nobody knows it: look for InvokeModel and Converse by the same caller, in every region.",
    "Stop the use: deny bedrock:* to the caller; delete bought capacity with aws bedrock delete-provisioned-model-throughput.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a model is unlocked": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "PutFoundationModelEntitlement",
    }),
    "the form for a use case": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "PutUseCaseForModelAccess",
    }),
    "a contract is accepted": apiCall({
      eventSource: "agreement-marketplace.amazonaws.com",
      eventName: "AcceptAgreementRequest",
    }),
    "an attempt": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "CreateFoundationModelAgreement",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "models are listed": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "ListFoundationModels",
      readOnly: true,
    }),
    "a model is asked": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
      readOnly: true,
    }),
    "contracts are looked for": apiCall({
      eventSource: "agreement-marketplace.amazonaws.com",
      eventName: "SearchAgreements",
      readOnly: true,
    }),
  },
};
