import type { Resource } from "../../model";
import { attachedTo } from "../access/attached-policy";
import type { Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { topicFindings, topicHome } from "../access/topic-access";
import { mustPrecede } from "../graph/must-precede";
import { CLOUDTRAIL, trailContext } from "./trail-request";
import { textOf } from "../graph/values";

/**
 * Whether CloudTrail may announce its log files in the topic that the trail names: it checks so
 * when the trail is made, and makes none otherwise.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function announcementFindings(
  graph: Graph,
  trail: Resource,
): readonly Finding[] {
  const named = textOf(trail.values, "sns_topic_name");
  if (typeof named !== "string") return [];
  const [topic] = ["arn", "name"].flatMap(
    (name) => graph.find("aws_sns_topic", name, named).sure,
  );
  if (topic === undefined) return [];
  return [
    ...topicFindings(graph, topic, {
      principal: CLOUDTRAIL,
      publisher: "CloudTrail",
      context: trailContext(trail),
      byDefault: false,
    }),
    ...attachedTo(graph, topicHome(topic))
      .documents.filter(({ at }) => at !== topic && !graph.precedes(at, trail))
      .map(({ at }) => mustPrecede(trail, at, "the topic's policy")),
  ];
}
