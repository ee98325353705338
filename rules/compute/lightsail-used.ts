import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Lightsail, the small hosting inside AWS: its machines are not in the lists of EC2, and many policies
 * forget it.
 */
export const lightsailUsed: Rule = {
  id: "lightsail-used",
  title: "A Lightsail machine was created or opened",
  description:
    "Companies rarely use Lightsail; attackers do, because its machines are missing from inventories and guard rails.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("lightsail.amazonaws.com"),
    field("eventName").equals(
      "CreateInstances",
      "CreateInstancesFromSnapshot",
      "CreateContainerService",
      "CreateContainerServiceDeployment",
      "GetInstanceAccessDetails",
      "DownloadDefaultKeyPair",
    ),
  ),
  controls: [],
  attack: ["T1496", "T1578.002"],
  falsePositives: ["A team that hosts small websites there: exclude its role."],
  runbook: [
    "Which region, what, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventSource,AttributeValue=lightsail.amazonaws.com.",
    "Does anybody in the company use Lightsail? If not, treat it as an attack.",
    "aws lightsail get-instances --region REGION, then aws lightsail stop-instance --instance-name NAME keeps the disk as evidence.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "machines are created": apiCall({
      eventSource: "lightsail.amazonaws.com",
      eventName: "CreateInstances",
    }),
    "the keys of a machine are fetched": apiCall({
      eventSource: "lightsail.amazonaws.com",
      eventName: "GetInstanceAccessDetails",
    }),
    "an attempt": apiCall({
      eventSource: "lightsail.amazonaws.com",
      eventName: "CreateInstances",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "machines are listed": apiCall({
      eventSource: "lightsail.amazonaws.com",
      eventName: "GetInstances",
      readOnly: true,
    }),
    "a machine is deleted": apiCall({
      eventSource: "lightsail.amazonaws.com",
      eventName: "DeleteInstance",
    }),
    "machines of EC2": apiCall({ eventName: "RunInstances" }),
  },
};
