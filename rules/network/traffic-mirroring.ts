import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** An instance's network traffic is copied to somewhere else. */
export const trafficMirroring: Rule = {
  id: "traffic-mirroring",
  title: "Network traffic of an instance is being copied",
  description:
    "A mirror session copies every packet of an instance to a target, passwords in clear text included. Attackers use it to listen without touching the instance.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "CreateTrafficMirrorSession",
      "ModifyTrafficMirrorSession",
      "CreateTrafficMirrorTarget",
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1040"],
  falsePositives: [
    "A network detection product, which mirrors every new instance: exclude its role.",
    "A network engineer who looks for a fault.",
  ],
  runbook: [
    "What is copied, and where to? aws ec2 describe-traffic-mirror-sessions and describe-traffic-mirror-targets: whose is the target's network interface or load balancer?",
    "Unknown: aws ec2 delete-traffic-mirror-session --traffic-mirror-session-id SESSION, then the target.",
    "Treat what crossed the wire unencrypted as read: change passwords and tokens of the services behind it.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a session is created": apiCall({
      eventName: "CreateTrafficMirrorSession",
      requestParameters: {
        CreateTrafficMirrorSessionRequest: {
          NetworkInterfaceId: "eni-0123456789abcdef0",
        },
      },
    }),
    "a session gets another target": apiCall({
      eventName: "ModifyTrafficMirrorSession",
    }),
    "an attempt": apiCall({
      eventName: "CreateTrafficMirrorTarget",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "a session ends": apiCall({ eventName: "DeleteTrafficMirrorSession" }),
    "a filter alone copies nothing": apiCall({
      eventName: "CreateTrafficMirrorFilter",
    }),
    "sessions are listed": apiCall({
      eventName: "DescribeTrafficMirrorSessions",
      readOnly: true,
    }),
  },
};
