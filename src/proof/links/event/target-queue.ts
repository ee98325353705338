import { Unknown, type Resource } from "../../model";
import { EVENTS, ruleContext } from "./event-bus";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import { samePlace } from "../graph/place";
import { queueFindings, undocumented } from "../access/queue-access";
import { blocksOf, flagOf, textOf } from "../graph/values";

/**
 * Whether a queue takes what EventBridge sends for a rule.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions
 */
export function ruleToQueue(
  graph: Graph,
  rule: Resource,
  queue: Resource,
): readonly Finding[] {
  return queueFindings(graph, queue, {
    principal: EVENTS,
    sender: "EventBridge",
    context: ruleContext(rule),
    keyContext: {
      "aws:SourceArn": undocumented,
      "aws:SourceAccount": undocumented,
    },
  });
}

/** A FIFO queue takes only messages with a group. */
export function groupFindings(
  target: Resource,
  queue: Resource,
): readonly Finding[] {
  if (flagOf(queue.values, "fifo_queue") !== true) return [];
  const blocks = blocksOf(target.values, "sqs_target");
  if (blocks instanceof Unknown) {
    return [doubt(`${target.address}: sqs_target: ${blocks.reason}`)];
  }
  return blocks.some((block) => textOf(block, "message_group_id") !== undefined)
    ? []
    : [
        problem({
          id: "no-message-group",
          at: target.address,
          argument: "sqs_target",
          what: `${queue.address} is a FIFO queue, and the target gives its messages no group`,
          mend: 'sqs_target { message_group_id = "alerts" }',
        }),
      ];
}

/**
 * Whether the events that a target could not deliver are kept: the dead-letter queue must be a
 * standard one of the rule's region that lets EventBridge in.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function deadLetterFindings(
  graph: Graph,
  rule: Resource,
  target: Resource,
): readonly Finding[] {
  const blocks = blocksOf(target.values, "dead_letter_config");
  if (blocks instanceof Unknown) {
    return [doubt(`${target.address}: dead_letter_config: ${blocks.reason}`)];
  }
  const [block] = blocks;
  const text = block && textOf(block, "arn");
  if (text === undefined || text === "") return [];
  const argument = "dead_letter_config.arn";
  const queue = resourceNamed(graph, { at: target, argument, text }, [
    { type: "aws_sqs_queue" },
  ]);
  if (!("address" in queue)) return queue;
  return [
    ...samePlace(rule, queue, queue),
    ...(flagOf(queue.values, "fifo_queue") === true
      ? [
          problem({
            id: "dead-letter-fifo",
            at: queue.address,
            argument: "fifo_queue",
            what: "EventBridge keeps undelivered events in standard queues only, this one is FIFO",
            mend: "remove fifo_queue",
          }),
        ]
      : []),
    ...ruleToQueue(graph, rule, queue),
  ];
}
