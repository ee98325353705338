import type { Resource } from "../../model";
import type { Link } from "../../path";
import { doubt, linkOf } from "../graph/finding";
import { functionToTable } from "../function/function-to-table";
import { functionToTopic } from "../function/function-to-topic";
import { outputsOf } from "./function-outputs";
import type { Graph } from "../graph/graph";
import { readerMissing, readersOf } from "./queue-readers";
import { queueToFunction } from "../function/queue-to-function";
import type { Message } from "./subscription-filter";
import { topicToSubscription } from "./topic-to-subscription";
import { textOf } from "../graph/values";

/** Links in a row, to where an alert ends. */
export type Tail = readonly Link[];

/** The ways from what an alert comes to on to people; looked at once, whatever leads there. */
export class Tails {
  readonly #graph: Graph;
  readonly #known = new Map<string, readonly Tail[]>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** From a topic, queue or function. One empty way where it ends there. */
  from(resource: Resource, message: Message): readonly Tail[] {
    const key = `${resource.address} ${message.name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // A way that comes back to where it was ends there.
    this.#known.set(key, [[]]);
    const found = this.#find(resource, message);
    this.#known.set(key, found);
    return found;
  }

  #find(resource: Resource, message: Message): readonly Tail[] {
    switch (resource.type) {
      case "aws_sns_topic":
        return this.#fromTopic(resource, message);
      case "aws_sqs_queue":
        return this.#fromQueue(resource);
      case "aws_lambda_function":
        return this.#fromFunction(resource);
      default:
        return [[]];
    }
  }

  #fromTopic(topic: Resource, message: Message): readonly Tail[] {
    const { to, findings } = topicToSubscription(this.#graph, topic, message);
    const link = linkOf("topic -> subscription", topic.address, to, findings);
    const next = this.#machine(to);
    const tails =
      next === undefined || this.#isEnd(next) ? [[]] : this.from(next, message);
    return tails.map((tail) => [link, ...tail]);
  }

  /** A function that tells no topic: of what subscribes, the link before says that it ends in a machine. */
  #isEnd(resource: Resource): boolean {
    return (
      resource.type === "aws_lambda_function" &&
      outputsOf(this.#graph, resource).topics.length === 0
    );
  }

  /** The queue or function that a subscription feeds. */
  #machine(address: string): Resource | undefined {
    const subscription = this.#graph.at(address);
    const endpoint = subscription && textOf(subscription.values, "endpoint");
    if (typeof endpoint !== "string") return undefined;
    return ["aws_sqs_queue", "aws_lambda_function"]
      .flatMap((type) => this.#graph.find(type, "arn", endpoint).sure)
      .at(0);
  }

  #fromQueue(queue: Resource): readonly Tail[] {
    const kind = "queue -> function";
    const readers = readersOf(this.#graph, queue);
    if (readers.length === 0) {
      const missing = readerMissing(this.#graph, queue);
      const to = "an aws_lambda_event_source_mapping";
      return [[linkOf(kind, queue.address, to, [missing])]];
    }
    return readers.flatMap(({ mapping, lambda }) => {
      if (!("address" in lambda)) {
        const to = "an aws_lambda_function";
        return [[linkOf(kind, queue.address, to, lambda)]];
      }
      const findings = queueToFunction(this.#graph, queue, mapping, lambda);
      const link = linkOf(kind, queue.address, lambda.address, findings);
      return this.#fromFunction(lambda).map((tail) => [link, ...tail]);
    });
  }

  #fromFunction(lambda: Resource): readonly Tail[] {
    const outputs = outputsOf(this.#graph, lambda);
    const { address } = lambda;
    const stored = outputs.tables.map(({ to }) =>
      linkOf(
        "function -> table",
        address,
        to.address,
        functionToTable(this.#graph, lambda, to),
      ),
    );
    if (outputs.tableFindings.length > 0) {
      const kind = "function -> table";
      const to = "an aws_dynamodb_table";
      stored.push(linkOf(kind, address, to, outputs.tableFindings));
    }
    const told = outputs.topics.flatMap(({ to: topic }) => {
      const findings = functionToTopic(this.#graph, lambda, topic);
      const kind = "function -> topic";
      const link = linkOf(kind, address, topic.address, findings);
      return this.from(topic, { name: "the message of a function" }).map(
        (tail) => [...stored, link, ...tail],
      );
    });
    if (outputs.topicFindings.length > 0) {
      const kind = "function -> topic";
      const to = "an aws_sns_topic";
      return [[...stored, linkOf(kind, address, to, outputs.topicFindings)]];
    }
    return told.length > 0 ? told : [[...stored, untold(lambda)]];
  }
}

/** The end of a way at a function that may tell people by itself, as through a chat's address. */
function untold({ address }: Resource): Link {
  return linkOf("function -> topic", address, "an aws_sns_topic", [
    doubt(
      `whether ${address} tells anybody: its environment names no topic of this configuration`,
    ),
  ]);
}

/** A function by its name or ARN, with or without version. */
export function functionNamed(
  graph: Graph,
  text: unknown,
): Resource | undefined {
  if (typeof text !== "string") return undefined;
  return ["arn", "function_name", "qualified_arn"]
    .flatMap(
      (argument) => graph.find("aws_lambda_function", argument, text).sure,
    )
    .at(0);
}
