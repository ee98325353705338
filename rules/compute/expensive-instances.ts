import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Machines of the kinds that miners and model builders want: graphics and accelerator families, the
 * largest sizes. Auto Scaling is left out.
 */
export const expensiveInstances: Rule = {
  id: "expensive-instances",
  title: "A large or GPU instance was started",
  description:
    "Stolen keys are most often turned into mining machines. The largest cost hundreds of dollars a day.",
  severity: "medium",
  pattern: allOf(
    field("eventName").equals("RunInstances"),
    field("userIdentity.invokedBy").notExists(),
    field("requestParameters.instanceType").like(
      "p2*",
      "p3*",
      "p4*",
      "p5*",
      "p6*",
      "g3*",
      "g4*",
      "g5*",
      "g6*",
      "trn*",
      "inf*",
      "x1*",
      "x2*",
      "u-*",
      "*.metal",
      "*.16xlarge",
      "*.24xlarge",
      "*.48xlarge",
    ),
  ),
  controls: [],
  attack: ["T1496", "T1578.002"],
  falsePositives: [
    "Teams that train models or run large databases: exclude their roles.",
  ],
  runbook: [
    "Which region, what was started, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=RunInstances.",
    "Does the team know it? Attackers pick regions that you do not use and machines without tags.",
    "Not theirs: aws ec2 stop-instances --instance-ids INSTANCE keeps the disk as evidence.",
    "Look in every region for more: aws ec2 describe-instances --region REGION. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a machine with graphics cards": apiCall({
      eventName: "RunInstances",
      requestParameters: { instanceType: "p4d.24xlarge" },
    }),
    "a machine of the largest size": apiCall({
      eventName: "RunInstances",
      requestParameters: { instanceType: "c6i.metal" },
    }),
    "an attempt that the quota refuses": apiCall({
      eventName: "RunInstances",
      errorCode: "Client.VcpuLimitExceeded",
      requestParameters: { instanceType: "g5.xlarge" },
    }),
  },
  ignores: {
    "a small machine": apiCall({
      eventName: "RunInstances",
      requestParameters: { instanceType: "t3.micro" },
    }),
    "a small machine of a large-sounding family": apiCall({
      eventName: "RunInstances",
      requestParameters: { instanceType: "r6gd.large" },
    }),
    "Auto Scaling adds a machine": apiCall({
      userIdentity: { invokedBy: "autoscaling.amazonaws.com" },
      eventName: "RunInstances",
      requestParameters: { instanceType: "g5.xlarge" },
    }),
    "offers are listed": apiCall({
      eventName: "DescribeInstanceTypeOfferings",
      readOnly: true,
    }),
  },
};
