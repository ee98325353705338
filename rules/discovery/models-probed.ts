import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Somebody asked which models the account may use, with a long-lived key and outside the console. */
export const modelsProbed: Rule = {
  id: "models-probed",
  title: "Bedrock models were probed with an access key",
  description:
    "Found keys are tried for models to rent them out. Listing models, agreements and the invocation log comes before the first call.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("bedrock.amazonaws.com"),
    field("eventName").equals(
      "ListFoundationModels",
      "GetFoundationModelAvailability",
      "GetUseCaseForModelAccess",
      "ListFoundationModelAgreementOffers",
      "GetModelInvocationLoggingConfiguration",
      "ListInferenceProfiles",
      "ListProvisionedModelThroughputs",
    ),
    field("userIdentity.type").equals("IAMUser"),
    field("sessionCredentialFromConsole").notExists(),
  ),
  controls: [],
  attack: ["T1580", "T1526", "T1496.004"],
  falsePositives: [
    "Developers who use models with the key of an IAM user: exclude the user.",
  ],
  runbook: [
    "Which user, and from where? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ListFoundationModels.",
    "Does a developer use this key from that address? Then exclude the user, and move them to a role.",
    "Otherwise the key is out: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive. Find where it was published.",
    "Look for InvokeModel and Converse with the key, in every region.",
  ],
  matches: {
    "models are listed": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "ListFoundationModels",
      readOnly: true,
    }),
    "is the log on?": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "GetModelInvocationLoggingConfiguration",
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "GetFoundationModelAvailability",
      errorCode: "AccessDenied",
      readOnly: true,
    }),
  },
  ignores: {
    "a role of an application": apiCall({
      userIdentity: assumedRole,
      eventSource: "bedrock.amazonaws.com",
      eventName: "ListFoundationModels",
      readOnly: true,
    }),
    "a person in the console": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "ListFoundationModels",
      readOnly: true,
      sessionCredentialFromConsole: "true",
    }),
    "a model is asked": apiCall({
      eventSource: "bedrock.amazonaws.com",
      eventName: "InvokeModel",
    }),
  },
};
