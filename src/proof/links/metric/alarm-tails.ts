import type { Resource } from "../../model";
import { toldBy } from "./alarm-actions";
import { alarmEvents } from "./alarm-events";
import { actionsEnabled, alarmToTopic } from "./alarm-to-topic";
import type { Link } from "../../path";
import { linkOf } from "../graph/finding";
import type { Graph } from "../graph/graph";
import type { Message } from "../delivery/subscription-filter";
import type { Tail } from "../delivery/tails";
import { topicToSubscription } from "../delivery/topic-to-subscription";
import { textOf } from "../graph/values";

/** The message that CloudWatch publishes for an alarm, as far as filters may look at it. */
const messageOf = ({ account, values }: Resource): Message => ({
  name: "the message of an alarm",
  body: {
    AlarmName: textOf(values, "alarm_name"),
    AlarmArn: textOf(values, "arn"),
    AWSAccountId: account,
    NewStateValue: "ALARM",
    OldStateValue: "OK",
  },
});

/** The ways on from an alarm. */
export interface AlarmTails {
  readonly topics: readonly (readonly [topic: string, Tail])[];
  /** Where there is no topic: to an event rule that hears of the alarm, else why nobody does. */
  readonly silent: Link;
}

/** The links behind an alarm, by topic; one that says why where there is no topic. */
export function alarmTails(graph: Graph, alarm: Resource): AlarmTails {
  const { topics, findings } = toldBy(graph, alarm);
  const [heard] = topics.length === 0 ? alarmEvents(graph, alarm) : [];
  return {
    topics: topics.map(({ topic, by }) => {
      const hearers = topicToSubscription(graph, topic, messageOf(by));
      return [
        topic.address,
        [
          linkOf("alarm -> topic", by.address, topic.address, [
            ...alarmToTopic(graph, by, topic),
            ...findings,
          ]),
          linkOf(
            "topic -> subscription",
            topic.address,
            hearers.to,
            hearers.findings,
          ),
        ],
      ];
    }),
    silent:
      heard ??
      linkOf("alarm -> topic", alarm.address, "an aws_sns_topic", [
        ...actionsEnabled(alarm),
        ...findings,
      ]),
  };
}
