import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Machines were destroyed by a person or a pipeline. Auto Scaling and the other services that end
 * instances all day call in their own name and are left out.
 */
export const instancesTerminated: Rule = {
  id: "instances-terminated",
  title: "An EC2 instance was terminated",
  description:
    "A terminated instance cannot be brought back, and its root volume usually goes with it. Attackers end instances to hurt or to remove traces.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("TerminateInstances"),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1485", "T1489", "T1578.003"],
  falsePositives: [
    "Teams and pipelines that end their own test machines; schedulers of clusters that run as a role of yours: exclude that role.",
  ],
  runbook: [
    "Which instances, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=TerminateInstances.",
    "Ask the team they belonged to (their tags: aws ec2 describe-instances --instance-ids INSTANCE, for about an hour).",
    "Volumes left? aws ec2 describe-volumes --filters Name=status,Values=available. Otherwise restore from the newest snapshot.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a person ends an instance": apiCall({
      eventName: "TerminateInstances",
      requestParameters: {
        instancesSet: { items: [{ instanceId: "i-0123456789abcdef0" }] },
      },
    }),
    "a role session does": apiCall({
      userIdentity: assumedRole,
      eventName: "TerminateInstances",
    }),
    "an attempt that termination protection refuses": apiCall({
      eventName: "TerminateInstances",
      errorCode: "Client.OperationNotPermitted",
    }),
  },
  ignores: {
    "Auto Scaling makes a group smaller": apiCall({
      userIdentity: { invokedBy: "autoscaling.amazonaws.com" },
      eventName: "TerminateInstances",
    }),
    "an instance is stopped and can be started again": apiCall({
      eventName: "StopInstances",
    }),
    "a machine of a cluster service": apiCall({
      eventSource: "elasticmapreduce.amazonaws.com",
      eventName: "TerminateJobFlows",
    }),
    "instances are listed": apiCall({
      eventName: "DescribeInstances",
      readOnly: true,
    }),
  },
};
