import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A machine's screen or boot messages were read from outside. */
export const consoleOutputRead: Rule = {
  id: "console-output-read",
  title: "An instance's console output or screen was read",
  description:
    "Boot messages and screens show what runs, and sometimes passwords. Outside of a machine that does not start, nobody needs them.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "GetConsoleOutput",
      "GetConsoleScreenshot",
      "GetLaunchTemplateData",
    ),
    field("userIdentity.invokedBy").notExists(),
    field("errorCode").notExists(),
  ),
  controls: [],
  attack: ["T1580", "T1113"],
  falsePositives: [
    "Somebody who mends a machine that does not start; tools that wait for its boot messages.",
  ],
  runbook: [
    "Which instances, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GetConsoleOutput.",
    "One machine in trouble: nothing to do.",
    "Many machines within minutes: ask the caller.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "boot messages": apiCall({
      eventName: "GetConsoleOutput",
      requestParameters: { instanceId: "i-0123456789abcdef0" },
      readOnly: true,
    }),
    "the screen": apiCall({
      eventName: "GetConsoleScreenshot",
      readOnly: true,
    }),
  },
  ignores: {
    "a refused attempt, which compute-secrets-probed reports": apiCall({
      eventName: "GetConsoleOutput",
      errorCode: "Client.UnauthorizedOperation",
      readOnly: true,
    }),
    "a Windows password": apiCall({
      eventName: "GetPasswordData",
      readOnly: true,
    }),
    "the state of a machine": apiCall({
      eventName: "DescribeInstanceStatus",
      readOnly: true,
    }),
  },
};
