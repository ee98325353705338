import { Unknown, type Resource, type Value, type ValueMap } from "../../model";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import { samePlace } from "../graph/place";
import {
  flagOf,
  isMap,
  listOf,
  nameIn,
  numberOf,
  textOf,
} from "../graph/values";

/**
 * Whether messages that fail again and again find the queue that is to keep them.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export function redriveFindings(
  graph: Graph,
  queue: Resource,
): readonly Finding[] {
  const own = written(graph, queue, "redrive_policy");
  if (own === undefined) return [];
  const [at, policy] = own;
  const argument = "redrive_policy";
  if (policy instanceof Unknown)
    return [doubt(`${at.address}: ${policy.reason}`)];
  const text = textOf(policy, "deadLetterTargetArn");
  const letters = resourceNamed(graph, { at, argument, text }, [
    { type: "aws_sqs_queue" },
  ]);
  if (!("address" in letters)) return letters;
  const count = numberOf(policy, "maxReceiveCount");
  return [
    ...samePlace(queue, letters, letters),
    ...(typeof count === "number" && count >= 1 && count <= 1000
      ? []
      : count instanceof Unknown
        ? []
        : [
            problem({
              id: "redrive-count",
              at: at.address,
              argument,
              what: `SQS takes a maxReceiveCount of 1 to 1000, found ${count}`,
              mend: "maxReceiveCount = 5",
            }),
          ]),
    ...(flagOf(queue.values, "fifo_queue") ===
      flagOf(letters.values, "fifo_queue") ||
    (flagOf(queue.values, "fifo_queue") ?? false) ===
      (flagOf(letters.values, "fifo_queue") ?? false)
      ? []
      : [
          problem({
            id: "redrive-fifo",
            at: letters.address,
            argument: "fifo_queue",
            what: `${queue.address} and its dead-letter queue must both be FIFO or both not`,
            mend: "give them the same fifo_queue",
          }),
        ]),
    ...permissionFindings(graph, queue, letters),
  ];
}

function permissionFindings(
  graph: Graph,
  queue: Resource,
  letters: Resource,
): readonly Finding[] {
  const own = written(graph, letters, "redrive_allow_policy");
  if (own === undefined) return [];
  const [at, policy] = own;
  if (policy instanceof Unknown)
    return [doubt(`${at.address}: ${policy.reason}`)];
  const permission = textOf(policy, "redrivePermission") ?? "allowAll";
  const sources = listOf(policy, "sourceQueueArns");
  const arn = textOf(queue.values, "arn");
  const isAllowed =
    permission === "allowAll" ||
    (permission === "byQueue" &&
      !(sources instanceof Unknown) &&
      sources.some((source) => source === arn));
  if (isAllowed) return [];
  return permission instanceof Unknown || sources instanceof Unknown
    ? [doubt(`whether ${at.address} lets ${queue.address} send dead letters`)]
    : [
        problem({
          id: "redrive-denied",
          at: at.address,
          argument: "redrive_allow_policy",
          what: `it takes no dead letters of ${queue.address} (${permission})`,
          mend: `add ${queue.address}.arn to sourceQueueArns`,
        }),
      ];
}

/** A policy of a queue, in the queue or in a resource of its own. */
function written(
  graph: Graph,
  queue: Resource,
  argument: string,
): readonly [at: Resource, policy: ValueMap | Unknown] | undefined {
  const [separate] = ["url", "id"].flatMap(
    (name) =>
      graph.find(`aws_sqs_queue_${argument}`, "queue_url", nameIn(queue, name))
        .sure,
  );
  const at = separate ?? queue;
  const value = at.values[argument];
  return value === undefined || value === null || value === ""
    ? undefined
    : [at, json(value)];
}

function json(value: Value): ValueMap | Unknown {
  if (value instanceof Unknown || isMap(value)) return value;
  try {
    const parsed: Value = JSON.parse(String(value));
    return isMap(parsed) ? parsed : new Unknown("its policy is no object");
  } catch {
    return new Unknown("its policy is no JSON");
  }
}
