import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { fifoTopicFindings } from "./fifo-topic";
import { doubt, note, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { invokedFindings } from "../function/invoked-function";
import { openArgument } from "../graph/open-argument";
import { samePlace } from "../graph/place";
import { queueFindings } from "../access/queue-access";
import { flagOf, textOf } from "../graph/values";

/** What an endpoint of a protocol looks like, and how people say it. */
const shapes: Readonly<Record<string, readonly [shape: RegExp, name: string]>> =
  {
    email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"],
    "email-json": [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"],
    sms: [/^\+?[0-9][0-9 ()-]{5,}$/, "a phone number such as +15555550100"],
    http: [/^http:\/\/\S+$/, "an address that begins with http://"],
    https: [/^https:\/\/\S+$/, "an address that begins with https://"],
    sqs: [/^arn:[^:]+:sqs:/, "the ARN of a queue"],
    lambda: [/^arn:[^:]+:lambda:/, "the ARN of a function"],
    firehose: [/^arn:[^:]+:firehose:/, "the ARN of a delivery stream"],
    application: [/^arn:[^:]+:sns:/, "the ARN of a platform endpoint"],
  };

/** Those that SNS asks to confirm before it sends anything. */
const confirmed = new Set(["email", "email-json", "http", "https"]);

/** The protocols whose messages may come without SNS's envelope (sns-large-payload-raw-message-delivery). */
const raw = new Set(["firehose", "http", "https", "sqs"]);

/** Whether SNS takes the subscription, and what the topic tells reaches its endpoint. */
export function endpointFindings(
  graph: Graph,
  subscription: Resource,
  topic: Resource,
): readonly Finding[] {
  return [
    ...regionFindings(subscription, topic),
    ...rawFindings(subscription),
    ...protocolFindings(graph, subscription, topic),
  ];
}

/** A topic is subscribed to in its own region; its account may be another. */
function regionFindings(
  subscription: Resource,
  topic: Resource,
): readonly Finding[] {
  const here = { ...subscription, account: topic.account };
  return samePlace(here, topic, here);
}

function rawFindings({ address, values }: Resource): readonly Finding[] {
  const protocol = textOf(values, "protocol");
  return flagOf(values, "raw_message_delivery") === true &&
    typeof protocol === "string" &&
    protocol in shapes &&
    !raw.has(protocol)
    ? [
        problem({
          id: "raw-delivery",
          at: address,
          argument: "raw_message_delivery",
          what: `SNS refuses a subscription by ${protocol} with raw messages, expected ${[...raw].join(", ")}`,
          mend: "remove raw_message_delivery",
        }),
      ]
    : [];
}

function protocolFindings(
  graph: Graph,
  subscription: Resource,
  topic: Resource,
): readonly Finding[] {
  const protocol = textOf(subscription.values, "protocol");
  const endpoint = textOf(subscription.values, "endpoint");
  if (protocol instanceof Unknown) {
    return [doubt(`${subscription.address}: protocol: ${protocol.reason}`)];
  }
  const known = protocol ?? "";
  const shape = Object.hasOwn(shapes, known) ? shapes[known] : undefined;
  if (shape === undefined) {
    return [
      problem({
        id: "unknown-protocol",
        at: subscription.address,
        argument: "protocol",
        what: `SNS has no protocol "${known}", expected ${Object.keys(shapes).join(", ")}`,
        mend: 'protocol = "email"',
      }),
    ];
  }
  if (known !== "sqs") {
    const findings = fifoTopicFindings(topic, `a subscription by ${known}`);
    if (findings.length > 0) return findings;
  }
  const [expected, name] = shape;
  if (endpoint === undefined || endpoint === "") {
    return [openArgument(subscription, "endpoint", undefined)];
  }
  if (typeof endpoint !== "string" || hasPlaceholder(endpoint)) {
    return [
      ...confirmation(subscription, known),
      ...(known in machines && typeof endpoint === "string"
        ? deliveryFindings(graph, known, endpoint, subscription, topic)
        : []),
    ];
  }
  if (!expected.test(endpoint)) {
    return [
      problem({
        id: "wrong-endpoint",
        at: subscription.address,
        argument: "endpoint",
        what: `protocol ${known} needs ${name}, found "${endpoint}"`,
        mend: `endpoint = ${name}`,
      }),
    ];
  }
  return [
    ...confirmation(subscription, known),
    ...deliveryFindings(graph, known, endpoint, subscription, topic),
  ];
}

function confirmation(
  subscription: Resource,
  protocol: string,
): readonly Finding[] {
  return confirmed.has(protocol)
    ? [
        note(
          `${subscription.address}: SNS sends nothing before the subscription is confirmed`,
        ),
      ]
    : [];
}

type Delivery = (
  graph: Graph,
  target: Resource,
  topic: Resource,
) => readonly Finding[];

/** The endpoints that are resources, which must let SNS in. */
const machines: Readonly<
  Record<string, { readonly type: string; readonly deliver: Delivery }>
> = {
  sqs: { type: "aws_sqs_queue", deliver: toQueue },
  lambda: { type: "aws_lambda_function", deliver: toFunction },
};

function deliveryFindings(
  graph: Graph,
  protocol: string,
  endpoint: string,
  subscription: Resource,
  topic: Resource,
): readonly Finding[] {
  const machine = Object.hasOwn(machines, protocol)
    ? machines[protocol]
    : undefined;
  if (machine === undefined) return [];
  const [target] = graph.find(machine.type, "arn", endpoint).sure;
  return [
    note(
      `${subscription.address}: the alert ends in a machine, ${endpoint}; whether a person hears of it is not seen here`,
    ),
    ...(target === undefined
      ? [
          doubt(
            `whether ${endpoint} lets ${topic.address} in: it is not in this configuration`,
          ),
        ]
      : machine.deliver(graph, target, topic)),
  ];
}

const SNS = { service: "sns.amazonaws.com" } as const;

/** @see https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html */
function toQueue(
  graph: Graph,
  queue: Resource,
  topic: Resource,
): readonly Finding[] {
  return queueFindings(graph, queue, {
    principal: SNS,
    sender: `the topic ${topic.address}`,
    context: sourceOf(topic),
  });
}

function toFunction(
  graph: Graph,
  target: Resource,
  topic: Resource,
): readonly Finding[] {
  return invokedFindings(graph, target, SNS.service, sourceOf(topic));
}

const sourceOf = (topic: Resource) => ({
  "aws:SourceArn": textOf(topic.values, "arn"),
  "aws:SourceAccount": topic.account,
});
