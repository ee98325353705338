import type { Resource } from "../../model";
import { isOurs } from "../function/environment-of";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import { nameIn, textOf } from "../graph/values";

const TYPE = "aws_lambda_event_source_mapping";

/** A mapping of a queue and the function that it names; what to say where that is not here. */
export interface Reader {
  readonly mapping: Resource;
  readonly lambda: Resource | readonly Finding[];
}

/** The functions that a queue feeds. */
export function readersOf(graph: Graph, queue: Resource): readonly Reader[] {
  return graph
    .find(TYPE, "event_source_arn", nameIn(queue, "arn"))
    .sure.map((mapping) => ({
      mapping,
      lambda: resourceNamed(
        graph,
        {
          at: mapping,
          argument: "function_name",
          text: textOf(mapping.values, "function_name"),
        },
        [
          {
            type: "aws_lambda_function",
            by: ["arn", "function_name", "qualified_arn"],
          },
        ],
      ),
    }));
}

/** What to say of a queue that feeds no function, blamed on the mapping that was meant for it. */
export function readerMissing(graph: Graph, queue: Resource): Finding {
  const queues = new Map(
    graph
      .ofType("aws_sqs_queue")
      .map((other) => [textOf(other.values, "arn"), other]),
  );
  const letters = nameIn(queue, "redrive_policy");
  const stray = graph.ofType(TYPE).find(({ values }) => {
    const source = textOf(values, "event_source_arn");
    // Another's queue may be read, but not that of this one's dead letters.
    if (typeof source !== "string") return false;
    return ["url", "name"].some((name) => source === nameIn(queue, name))
      ? true
      : /^arn:[^:]+:sqs:/.test(source) &&
          (!queues.has(source) || letters.includes(source));
  });
  if (stray !== undefined) {
    return problem({
      id: "mapping-astray",
      at: stray.address,
      argument: "event_source_arn",
      what: `the mapping reads ${nameIn(stray, "event_source_arn")}, and nothing reads ${queue.address}`,
      mend: `event_source_arn = ${queue.address}.arn`,
    });
  }
  const idle = graph
    .ofType("aws_lambda_function")
    .find((lambda) => isOurs(lambda) && !isFed(graph, lambda));
  return idle === undefined
    ? doubt(
        `who reads ${queue.address}: this configuration has no ${TYPE} for it`,
      )
    : problem({
        id: "no-mapping",
        at: idle.address,
        what: `nothing gives the function the messages of ${queue.address}`,
        mend: `add an ${TYPE}`,
      });
}

function isFed(graph: Graph, lambda: Resource): boolean {
  return ["arn", "function_name"].some(
    (name) =>
      graph.find(TYPE, "function_name", nameIn(lambda, name)).sure.length > 0,
  );
}
