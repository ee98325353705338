import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A stack and what it made is gone, or somebody tried. */
export const stackDeleted: Rule = {
  id: "stack-deleted",
  title: "A CloudFormation stack was deleted",
  description:
    "One call removes everything a stack made, monitoring included. Most deletions are planned; the record tells which ones were not.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("cloudformation.amazonaws.com"),
    field("eventName").equals(
      "DeleteStack",
      "DeleteStackSet",
      "DeleteStackInstances",
    ),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1485", "T1489"],
  falsePositives: [
    "Pipelines that remove the environment of a branch: exclude their role.",
  ],
  runbook: [
    "Which stack, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteStack.",
    "What was in it? aws cloudformation describe-stack-resources --stack-name STACK-ID.",
    "Planned by its team? Nothing to do. Otherwise deploy the stack again and restore its data.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a stack is deleted": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "DeleteStack",
      requestParameters: { stackName: "orders" },
    }),
    "stacks of other accounts": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "DeleteStackInstances",
    }),
    "an attempt that termination protection refuses": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "DeleteStack",
      errorCode: "ValidationException",
    }),
  },
  ignores: {
    "a nested stack goes with its parent": apiCall({
      userIdentity: { invokedBy: "cloudformation.amazonaws.com" },
      eventSource: "cloudformation.amazonaws.com",
      eventName: "DeleteStack",
    }),
    "a change set is thrown away": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "DeleteChangeSet",
    }),
    "a stack is updated": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "UpdateStack",
    }),
  },
};
