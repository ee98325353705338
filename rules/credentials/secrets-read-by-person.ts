import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * People: IAM users, Identity Center's roles, and sessions with MFA. Deployment tools and caches
 * ask for a certain version or stage of a secret and are left out; who goes through the list of
 * secrets does not.
 */
export const secretsReadByPerson: Rule = {
  id: "secrets-read-by-person",
  title: "Somebody read secrets that applications use",
  description:
    "Secrets are meant for applications. A person who reads several within minutes is collecting passwords.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("secretsmanager.amazonaws.com"),
    field("eventName").equals("GetSecretValue"),
    anyOf(
      field("userIdentity.type").equals("IAMUser"),
      field("userIdentity.sessionContext.attributes.mfaAuthenticated").equals(
        "true",
      ),
      field("userIdentity.sessionContext.sessionIssuer.userName").like(
        "AWSReservedSSO_*",
      ),
    ),
    field("requestParameters.versionId").notExists(),
    field("requestParameters.versionStage").notExists(),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1555.006"],
  falsePositives: [
    "A developer who looks for one secret too often.",
    "Software that still runs as an IAM user. Give it a role.",
  ],
  runbook: [
    "Who read which? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GetSecretValue, in the secrets' region.",
    "Ask the person. One task, few secrets: nothing to do.",
    "Not theirs, or all secrets in a row: make the access keys inactive or revoke the role's sessions.",
    "Change every secret that was read: aws secretsmanager rotate-secret, or at its source.",
  ],
  // One secret is work; three within five minutes are a collection. Only a metric can count.
  routes: ["metric"],
  alarm: { threshold: 3 },
  matches: {
    "an IAM user": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      requestParameters: { secretId: "database" },
      readOnly: true,
    }),
    "a person from Identity Center": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      userIdentity: {
        ...assumedRole,
        sessionContext: {
          sessionIssuer: {
            userName: "AWSReservedSSO_Developer_0123456789abcdef",
          },
        },
      },
      requestParameters: { secretId: "database" },
      readOnly: true,
    }),
    "a session with MFA": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      userIdentity: {
        ...assumedRole,
        sessionContext: { attributes: { mfaAuthenticated: "true" } },
      },
      requestParameters: { secretId: "database" },
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "an application's role": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      userIdentity: assumedRole,
      requestParameters: { secretId: "database" },
      readOnly: true,
    }),
    "a deployment reads the version it wrote": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      requestParameters: {
        secretId: "database",
        versionId: "7dc59e8b-63ae-454d-b7a4-8a7d64ab05e7",
      },
      readOnly: true,
    }),
    "a service reads for the user": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetSecretValue",
      userIdentity: { invokedBy: "cloudformation.amazonaws.com" },
      requestParameters: { secretId: "database" },
      readOnly: true,
    }),
    "a secret is described": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "DescribeSecret",
      readOnly: true,
    }),
  },
};
