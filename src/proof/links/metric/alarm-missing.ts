import type { Problem } from "../../path";
import type { FilterMetric } from "./filter-metric";
import { problem } from "../graph/finding";
import { isMonitorNamespace, isRuleMetric } from "./known-metrics";
import type { MetricIndex, Watch } from "./metric-index";
import { textOf } from "../graph/values";

/** What is wrong, and the alarm that was meant for the metric if one stands out. */
export interface Missing {
  readonly problem: Problem;
  readonly alarm?: string;
}

/**
 * A metric that no alarm watches, blamed on what is most likely wrong: the filter or the alarm
 * of which the name or namespace went astray.
 */
export function alarmMissing(
  metric: FilterMetric,
  metrics: MetricIndex,
): Missing {
  const meant = meantFor(metric, metrics);
  if (meant !== undefined) {
    return {
      problem: difference(metric, meant, metrics),
      alarm: meant[0].alarm.address,
    };
  }
  return {
    problem: problem({
      id: "no-alarm",
      at: metric.filter.address,
      what: `no alarm watches the filter's metric ${metric.namespace}/${metric.name}`,
      mend: `add an aws_cloudwatch_metric_alarm with metric_name = "${metric.name}" and namespace = "${metric.namespace}"`,
    }),
  };
}

function difference(
  metric: FilterMetric,
  [watch, argument]: Meant,
  metrics: MetricIndex,
): Problem {
  const filterIsWrong = blamesFilter(metric, watch, argument, metrics);
  const [made, watched] = [metric[argument], watch[argument]];
  const name = argument === "name" ? "metric_name" : "namespace";
  const parts = {
    id: `metric-${argument}-differs`,
    what: `the filter makes metric ${metric.namespace}/${metric.name}, ${watch.alarm.address} watches ${watch.namespace}/${watch.name}`,
  };
  return filterIsWrong
    ? problem({
        ...parts,
        at: metric.filter.address,
        argument: `metric_transformation.${argument}`,
        mend: `${argument} = "${watched}"`,
      })
    : problem({
        ...parts,
        at: watch.alarm.address,
        argument: `${watch.prefix}${name}`,
        mend: `${name} = "${made}"`,
        orAt: [metric.filter.address],
      });
}

type Meant = readonly [watch: Watch, differs: "name" | "namespace"];

/** The alarm that was meant for the metric, if one stands out. */
function meantFor(
  metric: FilterMetric,
  metrics: MetricIndex,
): Meant | undefined {
  const { filter, name, namespace } = metric;
  const named = metrics.watches.find((watch) => watch.name === name);
  if (named !== undefined) return [named, "namespace"];
  const orphans = metrics.watches.filter(
    (watch) =>
      watch.namespace === namespace &&
      metrics.made(watch.namespace, watch.name) === undefined,
  );
  // An alarm that takes the name of the filter for the name of its metric.
  const filterName = textOf(filter.values, "name");
  const byFilter = orphans.find((watch) => watch.name === filterName);
  const lonely = metrics.metrics.filter(
    (other) =>
      other.namespace === namespace &&
      metrics.watching(other).sure.length === 0,
  );
  const only =
    orphans.length === 1 && lonely.length === 1 ? orphans[0] : undefined;
  const watch = byFilter ?? only;
  return watch === undefined ? undefined : [watch, "name"];
}

/** Whether the others speak against the filter. */
function blamesFilter(
  { filter, name, namespace }: FilterMetric,
  watch: Watch,
  differs: "name" | "namespace",
  metrics: MetricIndex,
): boolean {
  if (differs === "name") {
    return (
      textOf(filter.values, "name") === watch.name ||
      (isRuleMetric(watch.name) && !isRuleMetric(name))
    );
  }
  const votes = (candidate: string) =>
    [...metrics.metrics, ...metrics.watches].filter(
      (other) => other.namespace === candidate,
    ).length;
  const majority = votes(watch.namespace) - votes(namespace);
  return majority === 0
    ? isMonitorNamespace(watch.namespace) && !isMonitorNamespace(namespace)
    : majority > 0;
}
