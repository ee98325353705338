import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Passwords and API keys of an IAM user for CodeCommit, Keyspaces and Bedrock. */
export const serviceSpecificCredentialCreated: Rule = {
  id: "service-specific-credential-created",
  title: "A credential for one service was created for an IAM user",
  description:
    "It works beside the access keys and stays when those are rotated. For Bedrock it is an API key that lets its holder run models at your cost.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "CreateServiceSpecificCredential",
      "ResetServiceSpecificCredential",
    ),
  ),
  controls: [],
  attack: ["T1098.001"],
  falsePositives: [
    "A developer who needs a password for CodeCommit or a key for Bedrock.",
  ],
  runbook: [
    "For which service and user? requestParameters.serviceName and userName; users named BedrockAPIKey-… are made by the console.",
    "Ask the caller and the user. Known: nothing to do.",
    "Not theirs: aws iam delete-service-specific-credential --user-name USER --service-specific-credential-id ID.",
    "Bedrock: look at its invocations and cost since. Make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "an API key for Bedrock": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateServiceSpecificCredential",
      requestParameters: {
        userName: "bob",
        serviceName: "bedrock.amazonaws.com",
      },
    }),
    "a password is made anew": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ResetServiceSpecificCredential",
      userIdentity: assumedRole,
      requestParameters: { userName: "bob" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateServiceSpecificCredential",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "one is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteServiceSpecificCredential",
    }),
    "they are listed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ListServiceSpecificCredentials",
      readOnly: true,
    }),
    "an access key, which access-key-created reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
    }),
  },
};
