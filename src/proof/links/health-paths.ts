import type { Resource } from "../model";
import type { AlertPath } from "../path";
import { refusedArgument } from "./metric/alarm-arguments";
import { alarmTails } from "./metric/alarm-tails";
import { linkOf, type Finding } from "./graph/finding";
import type { Graph } from "./graph/graph";
import { healthFindings } from "./health/health-alarm";
import {
  metricFindings,
  watchedBy,
  type Watched,
} from "./health/watched-resource";

/**
 * The paths of alarms that tell when other paths fail: alarm -> topic -> subscription. They watch a
 * queue, function, event rule or topic of the configuration.
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
    .filter((alarm) => !ends.has(alarm.address))
    .flatMap((alarm) => {
      const watched = watchedBy(graph, alarm);
      if (watched === undefined) return [];
      const faults = faultsOf(graph, alarm, watched);
      const { topics, silent } = alarmTails(graph, alarm);
      const told = topics.map(([topic, tail]) =>
        faults.length === 0
          ? tail
          : [linkOf("alarm -> topic", alarm.address, topic, faults)],
      );
      return (told.length > 0 ? told : [[silent]]).map((links): AlertPath => ({
        route: "metric",
        detector: alarm.address,
        links,
      }));
    });
}

/** Why the alarm does not tell of trouble; the first reason, from which others follow. */
function faultsOf(
  graph: Graph,
  alarm: Resource,
  watched: Watched,
): readonly Finding[] {
  const refused = refusedArgument(alarm);
  if (refused !== undefined) return [refused];
  if (watched.slip !== undefined) return [watched.slip];
  const metric = metricFindings(alarm, watched);
  return metric.length > 0
    ? metric
    : healthFindings(graph, alarm, watched.resource);
}
