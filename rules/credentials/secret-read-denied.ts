import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const secretReadDenied: Rule = {
  id: "secret-read-denied",
  title: "Reading a secret was refused",
  description:
    "Applications are given the secrets they ask for. A refusal is a permission that is missing, or somebody who tries what stolen credentials can read.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("secretsmanager.amazonaws.com"),
    field("eventName").equals("GetSecretValue"),
    field("errorCode").like("AccessDenied*"),
  ),
  controls: [],
  attack: ["T1555.006"],
  falsePositives: ["A new application whose role lacks the permission."],
  runbook: [
    "One role, one secret, after a deployment: tell its owner which permission is missing.",
    "Several secrets, or a caller who has nothing to do with them: ask the caller now.",
    "Not theirs: make the access keys inactive or revoke the role's sessions.",
    "Did others succeed? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GetSecretValue.",
  ],
  matches: {
    "one secret": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      userIdentity: assumedRole,
      requestParameters: { secretId: "database" },
      errorCode: "AccessDenied",
    }),
    "with a name only, by a user": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a secret that is not there": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      errorCode: "ResourceNotFoundException",
    }),
    "a secret is read": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      userIdentity: assumedRole,
      readOnly: true,
    }),
    "a batch, which secrets-read-in-batch reports": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "BatchGetSecretValue",
      errorCode: "AccessDenied",
    }),
    "the list is refused": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "ListSecrets",
      errorCode: "AccessDenied",
    }),
  },
};
