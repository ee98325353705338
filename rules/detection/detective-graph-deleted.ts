import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Detective's behaviour graph, up to a year of who did what, was deleted. */
export const detectiveGraphDeleted: Rule = {
  id: "detective-graph-deleted",
  title: "Detective's behaviour graph was deleted",
  description:
    "The graph holds up to a year of activity and cannot be brought back. Deleting it takes from investigators what they would look in first.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("detective.amazonaws.com"),
    field("eventName").equals("DeleteGraph"),
  ),
  controls: [nist("SI-4"), nist("AU-9")],
  attack: ["T1562.001"],
  falsePositives: ["Detective being given up on purpose, by whoever pays it."],
  runbook: [
    "Is there a graph? aws detective list-graphs --region REGION. If not: aws detective create-graph; it learns anew from then on.",
    "The trail's bucket still holds the events: secure it first (bucket policy, versions, who can delete).",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look for GuardDuty and CloudTrail changes by the same caller.",
  ],
  matches: {
    "the graph is deleted": apiCall({
      eventSource: "detective.amazonaws.com",
      eventName: "DeleteGraph",
      requestParameters: {
        GraphArn:
          "arn:aws:detective:us-east-1:123456789012:graph:00000000000000000000000000000000",
      },
    }),
    "an attempt": apiCall({
      eventSource: "detective.amazonaws.com",
      eventName: "DeleteGraph",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a graph of Neptune Analytics": apiCall({
      eventSource: "neptune-graph.amazonaws.com",
      eventName: "DeleteGraph",
    }),
    "members are removed, which detection-members-removed reports": apiCall({
      eventSource: "detective.amazonaws.com",
      eventName: "DeleteMembers",
    }),
    "a graph is created": apiCall({
      eventSource: "detective.amazonaws.com",
      eventName: "CreateGraph",
    }),
  },
};
