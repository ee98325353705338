import { Unknown, type Resource, type ValueMap } from "../../model";
import { hasPlaceholder, same } from "../../placeholder";
import { filterMetric, type FilterMetric } from "./filter-metric";
import type { Graph } from "../graph/graph";
import { blocksOf, textOf } from "../graph/values";

/** Who makes and who watches a metric. */
export class MetricIndex {
  readonly #made = new Map<string, FilterMetric>();
  readonly #watchers = new Map<string, Watch[]>();
  /** The alarms of which it is not known what they watch. */
  readonly unclear: readonly {
    readonly alarm: Resource;
    readonly why: Unknown;
  }[];
  readonly metrics: readonly FilterMetric[];
  readonly watches: readonly Watch[];

  constructor(graph: Graph) {
    this.metrics = graph
      .ofType("aws_cloudwatch_log_metric_filter")
      .map(filterMetric)
      .filter((metric): metric is FilterMetric => !(metric instanceof Unknown));
    for (const metric of this.metrics) {
      this.#made.set(key(metric.namespace, metric.name), metric);
    }
    const watched = graph
      .ofType("aws_cloudwatch_metric_alarm")
      .map((alarm) => ({ alarm, watches: watchesOf(alarm) }));
    this.unclear = watched.flatMap(({ alarm, watches }) =>
      watches instanceof Unknown ? [{ alarm, why: watches }] : [],
    );
    this.watches = watched.flatMap(({ watches }) =>
      watches instanceof Unknown ? [] : watches,
    );
    for (const watch of this.watches) {
      const at = key(watch.namespace, watch.name);
      this.#watchers.set(at, [...(this.#watchers.get(at) ?? []), watch]);
    }
  }

  /** The filter's metric of this name. */
  made(namespace: string, name: string): FilterMetric | undefined {
    return this.#made.get(key(namespace, name));
  }

  /** The alarms that watch the metric; those that may, where none surely does. */
  watching({ namespace, name }: FilterMetric): {
    readonly sure: readonly Watch[];
    readonly maybe: readonly Watch[];
  } {
    const sure = this.#watchers.get(key(namespace, name)) ?? [];
    if (sure.length > 0) return { sure, maybe: [] };
    const maybe = this.watches.filter(
      (watch) =>
        [namespace, name, watch.namespace, watch.name].some(hasPlaceholder) &&
        same(watch.namespace, namespace) !== false &&
        same(watch.name, name) !== false,
    );
    return { sure, maybe };
  }
}

/** An alarm and a metric that it looks at. */
export interface Watch {
  readonly alarm: Resource;
  readonly name: string;
  readonly namespace: string;
  /** The block that names the metric: the alarm itself or a metric within its `metric_query`. */
  readonly block: ValueMap;
  /** What comes before the arguments of the block: nothing, or `metric_query.metric.`. */
  readonly prefix: string;
}

const key = (namespace: string, name: string) => `${namespace}\n${name}`;

function watchesOf(alarm: Resource): readonly Watch[] | Unknown {
  const queries = blocksOf(alarm.values, "metric_query");
  if (queries instanceof Unknown) return queries;
  if (queries.length === 0) {
    const watch = watchOf(alarm, alarm.values, "");
    return watch instanceof Unknown ? watch : [watch];
  }
  const watches: Watch[] = [];
  for (const query of queries) {
    const metrics = blocksOf(query, "metric");
    if (metrics instanceof Unknown) return metrics;
    for (const metric of metrics) {
      const watch = watchOf(alarm, metric, "metric_query.metric.");
      if (watch instanceof Unknown) return watch;
      watches.push(watch);
    }
  }
  return watches;
}

function watchOf(
  alarm: Resource,
  block: ValueMap,
  prefix: string,
): Watch | Unknown {
  const name = textOf(block, "metric_name");
  const namespace = textOf(block, "namespace");
  if (name instanceof Unknown) return name;
  if (namespace instanceof Unknown) return namespace;
  return {
    alarm,
    name: name ?? "",
    namespace: namespace ?? "",
    block,
    prefix,
  };
}
