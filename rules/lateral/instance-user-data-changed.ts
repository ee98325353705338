import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * The start-up script of an existing instance was replaced. CloudTrail keeps the field and hides
 * its text. New instances with a script are ordinary and not counted.
 */
export const instanceUserDataChanged: Rule = {
  id: "instance-user-data-changed",
  title: "The start-up script of an instance was replaced",
  description:
    "User data runs as root at the next start. Stop, replace, start: so an attacker runs code on an instance that no log-in allows.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("ModifyInstanceAttribute"),
    anyOf(
      field("requestParameters.userData").hasValue(),
      field("requestParameters.userData.value").hasValue(),
      field("requestParameters.attribute").equals("userData"),
    ),
  ),
  controls: [],
  attack: ["T1037", "T1059.009", "T1578"],
  falsePositives: [
    "Infrastructure as code that changes the script of an instance in place.",
  ],
  runbook: [
    "Read the script: aws ec2 describe-instance-attribute --instance-id ID --attribute userData --query UserData.Value --output text | base64 -d.",
    "Unknown: do not start the instance. If it runs, isolate it with an empty security group and revoke the sessions of its role.",
    "Was it stopped and started around then? Look for StopInstances and StartInstances by the same caller, on other instances too.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a new script, its text hidden": apiCall({
      eventName: "ModifyInstanceAttribute",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        userData: "<sensitiveDataRemoved>",
      },
    }),
    "the older form of the call": apiCall({
      eventName: "ModifyInstanceAttribute",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        attribute: "userData",
        value: "<sensitiveDataRemoved>",
      },
    }),
    "an attempt": apiCall({
      eventName: "ModifyInstanceAttribute",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        userData: "<sensitiveDataRemoved>",
      },
    }),
  },
  ignores: {
    "the instance's groups": apiCall({
      eventName: "ModifyInstanceAttribute",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        groupSet: { items: [{ groupId: "sg-0123456789abcdef0" }] },
      },
    }),
    "the instance's type": apiCall({
      eventName: "ModifyInstanceAttribute",
      requestParameters: { attribute: "instanceType" },
    }),
    "a new instance with a script": apiCall({
      eventName: "RunInstances",
      requestParameters: { userData: "<sensitiveDataRemoved>" },
    }),
    "the script is read": apiCall({
      eventName: "DescribeInstanceAttribute",
      readOnly: true,
      requestParameters: { attribute: "userData" },
    }),
  },
};
