import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The serial console was switched on for the account, or a key was pushed to one. */
export const serialConsoleUsed: Rule = {
  id: "serial-console-used",
  title: "The serial console of an instance was opened or allowed",
  description:
    "The serial console reaches an instance past its network, security groups and boot loader. Hardly anybody needs it; it is off by default.",
  severity: "high",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("ec2.amazonaws.com"),
      field("eventName").equals("EnableSerialConsoleAccess"),
    ),
    allOf(
      field("eventSource").equals("ec2-instance-connect.amazonaws.com"),
      field("eventName").equals("SendSerialConsoleSSHPublicKey"),
    ),
  ),
  controls: [],
  attack: ["T1021.008", "T1021.004", "T1098.004"],
  falsePositives: [
    "An engineer who rescues an instance that does not boot, announced.",
  ],
  runbook: [
    "Is it on? aws ec2 get-serial-console-access-status --region REGION.",
    "Nobody planned it: aws ec2 disable-serial-console-access, which ends it for all instances of the region.",
    "Which instance got a key? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=SendSerialConsoleSSHPublicKey. Isolate it and take snapshots of its volumes.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "it is allowed in the account": apiCall({
      eventName: "EnableSerialConsoleAccess",
      requestParameters: { EnableSerialConsoleAccessRequest: "" },
    }),
    "a key is pushed": apiCall({
      eventSource: "ec2-instance-connect.amazonaws.com",
      eventName: "SendSerialConsoleSSHPublicKey",
      requestParameters: { instanceId: "i-0123456789abcdef0", serialPort: 0 },
    }),
    "an attempt, while it is off": apiCall({
      eventSource: "ec2-instance-connect.amazonaws.com",
      eventName: "SendSerialConsoleSSHPublicKey",
      errorCode: "SerialConsoleAccessDisabledException",
    }),
  },
  ignores: {
    "it is forbidden": apiCall({ eventName: "DisableSerialConsoleAccess" }),
    "its state is read": apiCall({
      eventName: "GetSerialConsoleAccessStatus",
      readOnly: true,
    }),
    "an ordinary key, which instance-connect-used reports": apiCall({
      eventSource: "ec2-instance-connect.amazonaws.com",
      eventName: "SendSSHPublicKey",
    }),
  },
};
