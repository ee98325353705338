import type { Resource } from "../../model";
import { filterFindings, type Message } from "./subscription-filter";
import { endpointFindings } from "./subscription-endpoint";
import { bestOf, doubt, holds, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { openArgument } from "../graph/open-argument";
import { textOf, nameIn } from "../graph/values";

/** A topic's hearers and what was found of them. */
export interface Hearers {
  /** The address of the one that hears, or what is missing. */
  readonly to: string;
  readonly findings: readonly Finding[];
}

/** Whether somebody hears what the topic tells: one subscription that works is enough. */
export function topicToSubscription(
  graph: Graph,
  topic: Resource,
  message: Message,
): Hearers {
  const arn = nameIn(topic, "arn");
  const { sure, maybe } = graph.find(
    "aws_sns_topic_subscription",
    "topic_arn",
    arn,
  );
  const heard = sure.map((subscription) => ({
    subscription,
    findings: [
      ...endpointFindings(graph, subscription, topic),
      ...filterFindings(subscription, message),
    ],
  }));
  const best = heard.find(({ findings }) => holds(findings)) ?? heard[0];
  if (best !== undefined) {
    return {
      to: best.subscription.address,
      findings: bestOf(heard.map(({ findings }) => findings)),
    };
  }
  const channel = chatChannel(graph, arn);
  if (channel !== undefined) return { to: channel.address, findings: [] };
  const [possible] = maybe;
  return possible === undefined
    ? { to: MISSING, findings: [nobody(graph, topic)] }
    : {
        to: possible.address,
        findings: [
          doubt(
            `whether ${possible.address} subscribes to ${topic.address}: topic_arn is not known`,
          ),
        ],
      };
}

const MISSING = "an aws_sns_topic_subscription";

/** A chat channel subscribes itself to the topics that it names (Amazon Q Developer in chat applications). */
function chatChannel(graph: Graph, arn: string): Resource | undefined {
  return [
    "aws_chatbot_slack_channel_configuration",
    "aws_chatbot_teams_channel_configuration",
    "awscc_chatbot_slack_channel_configuration",
    "awscc_chatbot_microsoft_teams_channel_configuration",
  ]
    .flatMap((type) => graph.ofType(type))
    .find((channel) => {
      const topics = channel.values["sns_topic_arns"];
      return Array.isArray(topics) && topics.includes(arn);
    });
}

function nobody(graph: Graph, topic: Resource): Finding {
  const arn = nameIn(topic, "arn");
  const subscriptions = graph.ofType("aws_sns_topic_subscription");
  for (const subscription of subscriptions) {
    const given = textOf(subscription.values, "topic_arn");
    if (typeof given !== "string") {
      return openArgument(subscription, "topic_arn", given);
    }
  }
  // One whose number is not known stands in the model once; none at all may still be some.
  const uncounted = graph.model.unknowns.find(
    ({ address }) =>
      /(?:^|\.)aws_sns_topic_subscription\.\w+$/.test(address) &&
      !subscriptions.some((it) => it.address.startsWith(address)),
  );
  if (uncounted !== undefined) {
    return doubt(
      `whether ${uncounted.address} subscribes to ${topic.address}: ${uncounted.reason}`,
    );
  }
  const topics = new Set(
    graph.ofType("aws_sns_topic").map(({ values }) => textOf(values, "arn")),
  );
  const empty = (graph.model.empty ?? []).filter(({ address }) =>
    address.includes("aws_sns_topic_subscription."),
  );
  const astray = [...subscriptions, ...empty].find(({ values }) => {
    const given = textOf(values, "topic_arn");
    return typeof given === "string" && !topics.has(given);
  });
  if (astray === undefined && empty.length > 0) {
    const variables = new Set(empty.flatMap(({ variables }) => variables));
    return doubt(
      `nobody hears of ${topic.address} until ${alternatives([...variables])} is set: give what it will be with --var`,
    );
  }
  return astray === undefined
    ? problem({
        id: "no-subscription",
        at: topic.address,
        what: "nobody subscribes to the topic: what it is told is lost",
        mend: `add an aws_sns_topic_subscription with topic_arn = ${topic.address}.arn`,
      })
    : problem({
        id: "subscription-astray",
        at: astray.address,
        argument: "topic_arn",
        what: `the subscription is to ${nameIn(astray, "topic_arn")}, which is no topic of this configuration, and nobody subscribes to ${arn}`,
        mend: `topic_arn = ${topic.address}.arn`,
      });
}

/** `a, b or c` */
function alternatives(names: readonly string[]): string {
  const [last = "", ...others] = names.toReversed();
  return others.length === 0
    ? last
    : `${others.toReversed().join(", ")} or ${last}`;
}
