import type { Link } from "../../path";
import type { Resource } from "../../model";
import { busArnOf, busName } from "../event/event-bus";
import { ruleFindings } from "../event/event-bus-to-rule";
import { matcherOf } from "../event/event-pattern";
import { linkOf, note } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { nameIn } from "../graph/values";

/**
 * The links to event rules that hear of it when the alarm goes on, with actions or without. The way
 * on is the rule's own.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function alarmEvents(graph: Graph, alarm: Resource): readonly Link[] {
  const event = stateChange(alarm);
  return graph
    .ofType("aws_cloudwatch_event_rule")
    .filter(
      (rule) =>
        rule.region === alarm.region &&
        rule.account === alarm.account &&
        busName(`${busArnOf(rule)}`) === "default" &&
        matcherOf(rule)(event),
    )
    .map((rule) =>
      linkOf("event bus -> rule", alarm.address, rule.address, [
        ...ruleFindings(rule),
        note(
          `${alarm.address} has no actions; ${rule.address} hears of its states`,
        ),
      ]),
    );
}

const stateChange = (alarm: Resource) => ({
  version: "0",
  id: "1",
  "detail-type": "CloudWatch Alarm State Change",
  source: "aws.cloudwatch",
  account: alarm.account,
  time: "2026-01-31T00:00:00Z",
  region: alarm.region,
  resources: [nameIn(alarm, "arn")],
  detail: {
    alarmName: nameIn(alarm, "alarm_name"),
    state: { value: "ALARM", timestamp: "2026-01-31T00:00:00.000+0000" },
    previousState: { value: "OK", timestamp: "2026-01-30T00:00:00.000+0000" },
    configuration: {
      metrics: [
        {
          id: "1",
          metricStat: {
            metric: {
              namespace: nameIn(alarm, "namespace"),
              name: nameIn(alarm, "metric_name"),
            },
          },
          returnData: true,
        },
      ],
    },
  },
});
