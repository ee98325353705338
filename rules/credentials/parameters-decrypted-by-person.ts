import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Several at once, decrypted, by a person. Single ones are what deployment tools read of what they wrote. */
export const parametersDecryptedByPerson: Rule = {
  id: "parameters-decrypted-by-person",
  title: "Somebody decrypted several SSM parameters at once",
  description:
    "SecureString parameters hold passwords and keys for applications. A person who decrypts ten in one call, or a whole path, is collecting them.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ssm.amazonaws.com"),
    field("eventName").equals("GetParameters", "GetParametersByPath"),
    field("requestParameters.withDecryption").isTrue(),
    anyOf(
      field("userIdentity.type").equals("IAMUser"),
      field("userIdentity.sessionContext.attributes.mfaAuthenticated").equals(
        "true",
      ),
      field("userIdentity.sessionContext.sessionIssuer.userName").like(
        "AWSReservedSSO_*",
      ),
    ),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1555.006", "T1552"],
  falsePositives: [
    "A developer who starts an application on the own machine.",
    "Software that still runs as an IAM user. Give it a role.",
  ],
  runbook: [
    "Which ones? requestParameters.names or path.",
    "Ask the person. An application started by hand: nothing to do.",
    "Not theirs: make the access keys inactive or revoke the role's sessions.",
    "Change every value that was read, at its source, then aws ssm put-parameter --overwrite.",
  ],
  matches: {
    "ten by name": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetParameters",
      requestParameters: {
        names: ["/app/database", "/app/mail"],
        withDecryption: true,
      },
      readOnly: true,
    }),
    "a whole path, from Identity Center": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetParametersByPath",
      userIdentity: {
        ...assumedRole,
        sessionContext: {
          sessionIssuer: {
            userName: "AWSReservedSSO_Developer_0123456789abcdef",
          },
        },
      },
      requestParameters: { path: "/", recursive: true, withDecryption: true },
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetParametersByPath",
      requestParameters: { path: "/", withDecryption: true },
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "one parameter, as deployment tools read it": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetParameter",
      requestParameters: { name: "/app/database", withDecryption: true },
      readOnly: true,
    }),
    "without decryption": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetParameters",
      requestParameters: { names: ["/app/database"], withDecryption: false },
      readOnly: true,
    }),
    "an application's role": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetParametersByPath",
      userIdentity: assumedRole,
      requestParameters: { path: "/app", withDecryption: true },
      readOnly: true,
    }),
    "CloudFormation resolves a template": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetParameters",
      userIdentity: { invokedBy: "cloudformation.amazonaws.com" },
      requestParameters: { names: ["/app/database"], withDecryption: true },
      readOnly: true,
    }),
  },
};
