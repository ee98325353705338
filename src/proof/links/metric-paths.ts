import { Unknown, type Resource } from "../model";
import { verdictOf, type AlertPath } from "../path";
import { alarmMissing } from "./metric/alarm-missing";
import { alarmTails } from "./metric/alarm-tails";
import { filterMetric, transformationFaults } from "./metric/filter-metric";
import { filterToAlarm } from "./metric/filter-to-alarm";
import { doubt, linkOf, problem, type Finding } from "./graph/finding";
import type { Graph } from "./graph/graph";
import { fedGroups, LogSource } from "./metric/log-source";
import { MetricIndex } from "./metric/metric-index";
import { missingResource, openArgument } from "./graph/open-argument";
import type { Tail } from "./delivery/tails";
import { textOf } from "./graph/values";

/** The paths of metric filters: trail -> log group -> filter -> alarm -> topic -> subscription, one per filter and topic. */
export function metricPaths(graph: Graph): readonly AlertPath[] {
  const source = new LogSource(graph);
  const metrics = new MetricIndex(graph);
  const paths = graph
    .ofType("aws_cloudwatch_log_metric_filter")
    .flatMap((filter) => {
      const before = source.linksTo(filter);
      return tailsOf(graph, filter, metrics).map((tail): AlertPath => ({
        route: "metric",
        detector: filter.address,
        links: [...before, ...tail],
      }));
    });
  return [...paths, ...alarmsWithoutFilter(graph, metrics, paths)];
}

/** The ways from the filter to people, the best one per topic. */
function tailsOf(
  graph: Graph,
  filter: Resource,
  metrics: MetricIndex,
): readonly Tail[] {
  const kind = "filter -> alarm";
  const nobody = "an aws_cloudwatch_metric_alarm";
  const metric = filterMetric(filter);
  if (metric instanceof Unknown) {
    const faults = transformationFaults(filter);
    const findings =
      faults.length > 0
        ? faults
        : [openArgument(filter, "metric_transformation", metric)];
    return [[linkOf(kind, filter.address, nobody, findings)]];
  }
  const { sure, maybe } = metrics.watching(metric);
  const unclear = metrics.unclear.filter(
    ({ alarm, why }) => missingResource(alarm, why) === undefined,
  );
  const [possible] = [...maybe, ...unclear].map(({ alarm }) => alarm);
  if (sure.length === 0 && possible !== undefined) {
    const findings = [
      doubt(
        `whether ${possible.address} watches the metric of ${filter.address}`,
      ),
    ];
    return [[linkOf(kind, filter.address, possible.address, findings)]];
  }
  if (sure.length === 0) {
    const { problem, alarm = nobody } = alarmMissing(metric, metrics);
    return [[linkOf(kind, filter.address, alarm, [problem])]];
  }
  const tails = sure.map((watch) => ({
    toAlarm: linkOf(
      kind,
      filter.address,
      watch.alarm.address,
      filterToAlarm(metric, watch, metrics),
    ),
    ...alarmTails(graph, watch.alarm),
  }));
  const byTopic = new Map<string, Tail>();
  for (const { toAlarm, topics } of tails) {
    for (const [topic, tail] of topics) {
      const whole = [toAlarm, ...tail];
      const other = byTopic.get(topic);
      if (other === undefined || rank(whole) < rank(other)) {
        byTopic.set(topic, whole);
      }
    }
  }
  return byTopic.size > 0
    ? [...byTopic.values()]
    : tails.map(({ toAlarm, silent }) => [toAlarm, silent]);
}

const rank = (tail: Tail) =>
  ["holds", "unknown", "broken"].indexOf(verdictOf(tail));

/** Alarms in the namespaces of filters on a metric that no filter makes. */
function alarmsWithoutFilter(
  graph: Graph,
  metrics: MetricIndex,
  paths: readonly AlertPath[],
): readonly AlertPath[] {
  const namespaces = new Set(metrics.metrics.map((metric) => metric.namespace));
  // Without any filter beside a trail's log group, the alarms on metrics of one's own have lost theirs.
  const bereft = namespaces.size === 0 && fedGroups(graph).length > 0;
  const concerned = (namespace: string) =>
    namespaces.has(namespace) || (bereft && !namespace.startsWith("AWS/"));
  const told = new Set(paths.flatMap(({ links }) => links.map(({ to }) => to)));
  const unreadable = graph
    .ofType("aws_cloudwatch_log_metric_filter")
    .find((filter) => filterMetric(filter) instanceof Unknown);
  const lost = metrics.watches
    .filter(
      ({ alarm, name, namespace }) =>
        concerned(namespace) &&
        metrics.made(namespace, name) === undefined &&
        !told.has(alarm.address),
    )
    .map(({ alarm, name, namespace, prefix }) =>
      lostAlarm(
        alarm,
        unreadable === undefined
          ? problem({
              id: "no-metric",
              at: alarm.address,
              argument: `${prefix}metric_name`,
              what: `no metric filter makes the metric ${namespace}/${name} that the alarm watches`,
              mend: "watch the metric of a filter, or add the filter",
            })
          : doubt(
              `whether ${unreadable.address} makes the metric ${namespace}/${name} that ${alarm.address} watches`,
            ),
      ),
    );
  const unclear = metrics.unclear
    .filter(
      ({ alarm: { address, values } }) =>
        concerned(`${textOf(values, "namespace")}`) && !told.has(address),
    )
    .map(({ alarm, why }) =>
      lostAlarm(alarm, openArgument(alarm, "metric_name", why)),
    );
  return [...lost, ...unclear];
}

function lostAlarm(alarm: Resource, finding: Finding): AlertPath {
  const from = "an aws_cloudwatch_log_metric_filter";
  return {
    route: "metric",
    detector: alarm.address,
    links: [linkOf("filter -> alarm", from, alarm.address, [finding])],
  };
}
