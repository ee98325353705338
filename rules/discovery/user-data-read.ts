import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A machine's start-up script was read. People leave passwords in them. Terraform reads it at every
 * plan, so this is for the record; refused attempts have a rule of their own.
 */
export const userDataRead: Rule = {
  id: "user-data-read",
  title: "An instance's user data was read",
  description:
    "Start-up scripts often hold passwords and keys, and may be read by whoever may describe instances.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("DescribeInstanceAttribute"),
    field("requestParameters.attribute").equals("userData"),
    field("userIdentity.invokedBy").notExists(),
    field("errorCode").notExists(),
  ),
  controls: [],
  attack: ["T1552.005", "T1580"],
  falsePositives: [
    "Infrastructure as code, which reads it at every plan: exclude its role.",
  ],
  runbook: [
    "Which instances, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DescribeInstanceAttribute.",
    "A pipeline: nothing to do.",
    "A person who reads many within minutes: ask them. Not theirs: change every password and key in the scripts.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a script is read": apiCall({
      eventName: "DescribeInstanceAttribute",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        attribute: "userData",
      },
      readOnly: true,
    }),
    "a role session reads it": apiCall({
      userIdentity: assumedRole,
      eventName: "DescribeInstanceAttribute",
      requestParameters: { attribute: "userData" },
      readOnly: true,
    }),
  },
  ignores: {
    "another attribute": apiCall({
      eventName: "DescribeInstanceAttribute",
      requestParameters: { attribute: "disableApiTermination" },
      readOnly: true,
    }),
    "a refused attempt, which compute-secrets-probed reports": apiCall({
      eventName: "DescribeInstanceAttribute",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: { attribute: "userData" },
      readOnly: true,
    }),
    "a service reads it": apiCall({
      userIdentity: { invokedBy: "config.amazonaws.com" },
      eventName: "DescribeInstanceAttribute",
      requestParameters: { attribute: "userData" },
      readOnly: true,
    }),
  },
};
