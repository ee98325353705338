import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A key was pushed to an instance for a minute, or a tunnel into the VPC was opened or built: EC2 Instance Connect. */
export const instanceConnectUsed: Rule = {
  id: "instance-connect-used",
  title: "Somebody connected to an instance with EC2 Instance Connect",
  description:
    "Whoever may push a key can log in to the instance as any user, without a password or a key of its own; an endpoint reaches private instances.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("ec2-instance-connect.amazonaws.com"),
      field("eventName").equals("SendSSHPublicKey", "OpenTunnel"),
    ),
    allOf(
      field("eventSource").equals("ec2.amazonaws.com"),
      field("eventName").equals("CreateInstanceConnectEndpoint"),
    ),
  ),
  controls: [],
  attack: ["T1021.004", "T1021.008", "T1098.004"],
  falsePositives: [
    "A team that logs in with Instance Connect every day: exclude its role.",
  ],
  runbook: [
    "Who, to which instance, as which user? The event names them (instanceId, instanceOSUser). AccessDenied: nobody got in, but somebody tried.",
    "Unknown: isolate the instance with an empty security group, which ends new connections, and take a snapshot of its volumes.",
    "What was done? Read the instance's authentication log, and events by the instance's role.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a key is pushed": apiCall({
      eventSource: "ec2-instance-connect.amazonaws.com",
      eventName: "SendSSHPublicKey",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        instanceOSUser: "ec2-user",
      },
    }),
    "a tunnel is opened by a role session": apiCall({
      userIdentity: assumedRole,
      eventSource: "ec2-instance-connect.amazonaws.com",
      eventName: "OpenTunnel",
    }),
    "an endpoint is built": apiCall({
      eventName: "CreateInstanceConnectEndpoint",
    }),
    "an attempt": apiCall({
      eventSource: "ec2-instance-connect.amazonaws.com",
      eventName: "SendSSHPublicKey",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the serial console, which serial-console-used reports": apiCall({
      eventSource: "ec2-instance-connect.amazonaws.com",
      eventName: "SendSerialConsoleSSHPublicKey",
    }),
    "a key of an IAM user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UploadSSHPublicKey",
    }),
    "a tunnel of AWS IoT": apiCall({
      eventSource: "iot.amazonaws.com",
      eventName: "OpenTunnel",
    }),
  },
};
