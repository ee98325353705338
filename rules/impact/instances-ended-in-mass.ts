import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Many stop or terminate calls within minutes. One call may name many instances; calls that services
 * make are left out.
 */
export const instancesEndedInMass: Rule = {
  id: "instances-ended-in-mass",
  title: "Instances are being stopped or terminated in mass",
  description:
    "Who wants to hurt stops everything at once. Ten calls within five minutes are more than a person makes on an ordinary day.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("StopInstances", "TerminateInstances"),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1489", "T1485", "T1529"],
  falsePositives: [
    "A schedule that stops test machines one by one every evening; schedulers of clusters: exclude their roles.",
  ],
  runbook: [
    "Who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=TerminateInstances (or StopInstances).",
    "A schedule or a deployment: exclude its role.",
    "Otherwise stop the caller first: make their access keys inactive or revoke the role's sessions.",
    "Protect what is left: aws ec2 modify-instance-attribute --instance-id I --disable-api-termination; --disable-api-stop.",
    "Start what was only stopped: aws ec2 start-instances --instance-ids I.",
  ],
  routes: ["metric"],
  alarm: { threshold: 10 },
  matches: {
    "one of many stops": apiCall({
      eventName: "StopInstances",
      requestParameters: {
        instancesSet: { items: [{ instanceId: "i-0123456789abcdef0" }] },
      },
    }),
    "one of many ends": apiCall({
      userIdentity: assumedRole,
      eventName: "TerminateInstances",
    }),
    "an attempt": apiCall({
      eventName: "TerminateInstances",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "Auto Scaling makes a group smaller": apiCall({
      userIdentity: { invokedBy: "autoscaling.amazonaws.com" },
      eventName: "TerminateInstances",
    }),
    "instances are started": apiCall({ eventName: "StartInstances" }),
    "databases are stopped": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "StopDBInstance",
    }),
  },
};
