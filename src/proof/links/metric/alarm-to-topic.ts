import { Unknown, type Resource } from "../../model";
import type { Context } from "../../policy";
import { doubt, isProblem, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { samePlace } from "../graph/place";
import { topicFindings } from "../access/topic-access";
import { flagOf, textOf } from "../graph/values";

const CLOUDWATCH = { service: "cloudwatch.amazonaws.com" } as const;

/**
 * Whether what the alarm tells gets into the topic.
 *
 * CloudWatch publishes as `cloudwatch.amazonaws.com` with the alarm's ARN and account, and uses the
 * topic's key in its own name.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html (alarms of another account)
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html (service principals that publish to encrypted topics)
 */
export function alarmToTopic(
  graph: Graph,
  alarm: Resource,
  topic: Resource,
): readonly Finding[] {
  const context: Context = {
    "aws:SourceArn": textOf(alarm.values, "arn"),
    "aws:SourceAccount": alarm.account,
    // Undocumented, yet what the policy that SNS makes for a new topic compares.
    "aws:SourceOwner": alarm.account,
  };
  const place = samePlace(alarm, topic, alarm);
  // From another region or account everything else is refused, too.
  if (place.some(isProblem)) return place;
  return [
    ...place,
    ...actionsEnabled(alarm),
    ...topicFindings(graph, topic, {
      principal: CLOUDWATCH,
      publisher: "CloudWatch's alarms",
      context,
      byDefault: true,
    }),
  ];
}

/** Whether the alarm acts at all. */
export function actionsEnabled(alarm: Resource): readonly Finding[] {
  const enabled = flagOf(alarm.values, "actions_enabled");
  if (enabled instanceof Unknown) {
    return [doubt(`${alarm.address}: actions_enabled: ${enabled.reason}`)];
  }
  return enabled === false
    ? [
        problem({
          id: "actions-disabled",
          at: alarm.address,
          argument: "actions_enabled",
          what: "the alarm changes its state but acts on nothing (actions_enabled is false)",
          mend: "actions_enabled = true",
        }),
      ]
    : [];
}
