import type { Resource } from "../model";
import type { AlertPath } from "../path";
import { refusedArgument } from "./alarm-arguments";
import { alarmTails } from "./alarm-tails";
import { linkOf } from "./finding";
import type { Graph } from "./graph";
import { isMap, textOf } from "./values";

/** What alarms on AWS's own metrics may watch, by the dimension that names it. */
const watched = {
  QueueName: ["aws_sqs_queue", "name"],
  FunctionName: ["aws_lambda_function", "function_name"],
  RuleName: ["aws_cloudwatch_event_rule", "name"],
  service: ["aws_lambda_function", "function_name"],
} as const;

/**
 * The paths of alarms that tell when other paths fail: alarm -> topic -> subscription. They watch a
 * queue, function or event rule of the configuration; what the metric counts is AWS's affair.
 *
 * @param others the paths that were found, without which there is nothing to watch
 */
export function healthPaths(
  graph: Graph,
  others: readonly AlertPath[],
): readonly AlertPath[] {
  if (others.length === 0) return [];
  const ends = new Set(
    others.flatMap(({ links }) => links.flatMap(({ from, to }) => [from, to])),
  );
  return graph
    .ofType("aws_cloudwatch_metric_alarm")
    .filter((alarm) => !ends.has(alarm.address) && isForHealth(graph, alarm))
    .flatMap((alarm) => {
      const refused = refusedArgument(alarm);
      const { topics, silent } = alarmTails(graph, alarm);
      const told = topics.map(([, tail]) =>
        refused === undefined
          ? tail
          : [linkOf("alarm -> topic", alarm.address, "a topic", [refused])],
      );
      return (told.length > 0 ? told : [[silent]]).map((links): AlertPath => ({
        route: "metric",
        detector: alarm.address,
        links,
      }));
    });
}

function isForHealth(graph: Graph, { values }: Resource): boolean {
  const dimensions = values["dimensions"];
  if (!isMap(dimensions)) return false;
  return Object.entries(watched).some(([dimension, [type, argument]]) => {
    const name = textOf(dimensions, dimension);
    return (
      typeof name === "string" &&
      graph.find(type, argument, name).sure.length > 0
    );
  });
}
