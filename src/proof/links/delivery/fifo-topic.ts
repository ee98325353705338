import type { Resource } from "../../model";
import { problem, type Finding } from "../graph/finding";
import { flagOf } from "../graph/values";

/**
 * A topic of strict order, which publishes to queues only and takes from few services.
 *
 * @param other who does not work with it, such as `EventBridge`
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html
 */
export function fifoTopicFindings(
  topic: Resource,
  other: string,
): readonly Finding[] {
  return flagOf(topic.values, "fifo_topic") === true
    ? [
        problem({
          id: "fifo-topic",
          at: topic.address,
          argument: "fifo_topic",
          what: `it is a FIFO topic, with which ${other} does not work`,
          mend: "remove fifo_topic",
        }),
      ]
    : [];
}
