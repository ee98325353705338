import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Many machines in one call. Auto Scaling and other services are left out. */
export const instanceBurst: Rule = {
  id: "instance-burst",
  title: "Ten or more instances were started at once",
  description:
    "Whoever mines with stolen keys starts as many machines as the quota allows, in one call and region after region.",
  severity: "medium",
  pattern: allOf(
    field("eventName").equals("RunInstances", "RequestSpotInstances"),
    field("userIdentity.invokedBy").notExists(),
    anyOf(
      field("requestParameters.instancesSet.items[*].maxCount").is(">=", 10),
      field("requestParameters.instanceCount").is(">=", 10),
    ),
  ),
  controls: [],
  attack: ["T1496", "T1578.002"],
  falsePositives: ["Load tests and batch jobs: exclude their roles."],
  runbook: [
    "Which region, how many, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=RunInstances.",
    "Does the team know it? Look at tags, key pair and user data: aws ec2 describe-instance-attribute --instance-id INSTANCE --attribute userData.",
    "Not theirs: aws ec2 stop-instances --instance-ids INSTANCE … keeps the disks as evidence.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "fifty machines": apiCall({
      eventName: "RunInstances",
      requestParameters: {
        instanceType: "c5.large",
        instancesSet: {
          items: [
            { imageId: "ami-0123456789abcdef0", minCount: 1, maxCount: 50 },
          ],
        },
      },
    }),
    "twenty spot machines": apiCall({
      eventName: "RequestSpotInstances",
      requestParameters: { instanceCount: 20 },
    }),
    "an attempt": apiCall({
      eventName: "RunInstances",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        instancesSet: { items: [{ minCount: 10, maxCount: 10 }] },
      },
    }),
  },
  ignores: {
    "one machine": apiCall({
      eventName: "RunInstances",
      requestParameters: {
        instancesSet: { items: [{ minCount: 1, maxCount: 1 }] },
      },
    }),
    "nine machines": apiCall({
      eventName: "RunInstances",
      requestParameters: {
        instancesSet: { items: [{ minCount: 9, maxCount: 9 }] },
      },
    }),
    "a fleet by a service": apiCall({
      userIdentity: { invokedBy: "batch.amazonaws.com" },
      eventName: "RunInstances",
      requestParameters: {
        instancesSet: { items: [{ minCount: 30, maxCount: 30 }] },
      },
    }),
  },
};
