import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Applications ask for the secrets they know by name; a filter instead of a list is a search. */
export const secretsReadInBatch: Rule = {
  id: "secrets-read-in-batch",
  title: "Secrets were read in a batch by filter",
  description:
    "One call returns up to twenty secrets that the caller did not have to know. It is the fastest way to take all of an account.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("secretsmanager.amazonaws.com"),
    field("eventName").equals("BatchGetSecretValue"),
    field("requestParameters.secretIdList").notExists(),
  ),
  controls: [],
  attack: ["T1555.006"],
  falsePositives: [
    "An application that finds its secrets by tag. Exclude its role.",
  ],
  runbook: [
    "Ask the caller. An application that searches by tag: nothing to do, and exclude its role.",
    "Not known: make the caller's access keys inactive or revoke the role's sessions now.",
    "Which secrets? requestParameters.filters, and the GetSecretValue events of the same minute.",
    "Change every secret that was read: aws secretsmanager rotate-secret, or at its source.",
  ],
  matches: {
    "by a tag": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "BatchGetSecretValue",
      requestParameters: { filters: [{ key: "tag-key", values: ["env"] }] },
      readOnly: true,
    }),
    "an attempt, whose parameters are not recorded": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "BatchGetSecretValue",
      userIdentity: assumedRole,
      errorCode: "AccessDenied",
      readOnly: true,
    }),
  },
  ignores: {
    "by name": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "BatchGetSecretValue",
      requestParameters: { secretIdList: ["database", "mail"] },
      readOnly: true,
    }),
    "one secret": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      requestParameters: { secretId: "database" },
      readOnly: true,
    }),
    "secrets are listed": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "ListSecrets",
      readOnly: true,
    }),
  },
};
