import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Refused attempts to read the places of a machine or function where passwords are left: start-up
 * scripts, console output, function code.
 */
export const computeSecretsProbed: Rule = {
  id: "compute-secrets-probed",
  title: "Somebody tried to read user data or function code and failed",
  description:
    "Attackers look for passwords in start-up scripts and function settings, machine by machine. Whoever is allowed to do it is not refused.",
  severity: "medium",
  pattern: allOf(
    anyOf(
      allOf(
        field("eventName").equals("DescribeInstanceAttribute"),
        field("requestParameters.attribute").equals("userData"),
      ),
      field("eventName").equals(
        "GetConsoleOutput",
        "GetConsoleScreenshot",
        "GetLaunchTemplateData",
      ),
      allOf(
        field("eventSource").equals("lambda.amazonaws.com"),
        field("eventName").like("GetFunction2*"),
      ),
    ),
    anyOf(
      field("errorCode").equals(
        "AccessDenied",
        "AccessDeniedException",
        "Client.UnauthorizedOperation",
      ),
      field("errorCode").like("Client.InvalidInstanceID*"),
    ),
  ),
  controls: [],
  attack: ["T1552.005", "T1552.001", "T1580"],
  falsePositives: [
    "A new role whose permissions are not complete yet; a scanner without all permissions.",
  ],
  runbook: [
    "Which instances, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DescribeInstanceAttribute (or the name in the event).",
    "One refusal of a pipeline: tell its team.",
    "Many instances within minutes, or a role that belongs to an instance: its credentials are out. Revoke the sessions of the role in the IAM console.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a start-up script": apiCall({
      eventName: "DescribeInstanceAttribute",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        attribute: "userData",
      },
      readOnly: true,
    }),
    "a function": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "GetFunction20150331v2",
      errorCode: "AccessDenied",
      readOnly: true,
    }),
    "a machine that does not exist: somebody guesses": apiCall({
      eventName: "GetConsoleOutput",
      errorCode: "Client.InvalidInstanceID.NotFound",
      readOnly: true,
    }),
    "a screenshot": apiCall({
      eventName: "GetConsoleScreenshot",
      errorCode: "Client.UnauthorizedOperation",
      readOnly: true,
    }),
  },
  ignores: {
    "it is allowed, which user-data-read reports": apiCall({
      eventName: "DescribeInstanceAttribute",
      requestParameters: { attribute: "userData" },
      readOnly: true,
    }),
    "another attribute is refused": apiCall({
      eventName: "DescribeInstanceAttribute",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: { attribute: "kernel" },
      readOnly: true,
    }),
    "a function that does not exist": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "GetFunction20150331v2",
      errorCode: "ResourceNotFoundException",
      readOnly: true,
    }),
    "too many calls": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "GetFunction20150331v2",
      errorCode: "ThrottlingException",
      readOnly: true,
    }),
  },
};
