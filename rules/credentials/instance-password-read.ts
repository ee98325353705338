import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const instancePasswordRead: Rule = {
  id: "instance-password-read",
  title: "A Windows instance's administrator password was asked for",
  description:
    "The call returns the password, encrypted for the key pair of the launch. Whoever has that key becomes administrator of the machine; many attempts in a row are a sweep.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("GetPasswordData"),
  ),
  controls: [],
  attack: ["T1555.006", "T1552"],
  falsePositives: [
    "An administrator who logs in to a new Windows instance.",
    "Infrastructure as code that fetches the password of a new instance.",
  ],
  runbook: [
    "Ask the caller. One instance that was launched today: nothing to do.",
    "Many instances, or refusals (Client.UnauthorizedOperation): make the access keys inactive or revoke the role's sessions.",
    "It worked for an instance: change its administrator's password, and look at its logins since.",
    "Use Session Manager instead, and deny ec2:GetPasswordData to everybody.",
  ],
  matches: {
    "a password": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "GetPasswordData",
      requestParameters: { instanceId: "i-0123456789abcdef0" },
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "GetPasswordData",
      userIdentity: assumedRole,
      requestParameters: { instanceId: "i-0123456789abcdef0" },
      errorCode: "Client.UnauthorizedOperation",
      readOnly: true,
    }),
  },
  ignores: {
    "instances are listed": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "DescribeInstances",
      readOnly: true,
    }),
    "a random password from another service": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetRandomPassword",
    }),
    "the console's output": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "GetConsoleOutput",
      readOnly: true,
    }),
  },
};
