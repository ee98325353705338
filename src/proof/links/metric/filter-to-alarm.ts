import { Unknown } from "../../model";
import { same } from "../../placeholder";
import { alarmBehaviour } from "./alarm-behaviour";
import { transformationFaults, type FilterMetric } from "./filter-metric";
import { doubt, note, problem, type Finding } from "../graph/finding";
import type { MetricIndex, Watch } from "./metric-index";
import { samePlace } from "../graph/place";
import { isMap, textOf } from "../graph/values";

/** Whether matches of the filter raise the alarm that watches its metric. */
export function filterToAlarm(
  metric: FilterMetric,
  watch: Watch,
  metrics: MetricIndex,
): readonly Finding[] {
  return [
    ...transformationFaults(metric.filter),
    ...samePlace(metric.filter, watch.alarm, watch.alarm),
    ...dimensionFindings(metric, watch),
    ...unitFindings(metric, watch),
    ...behaviourFindings(metric, watch, metrics),
  ];
}

function behaviourFindings(
  metric: FilterMetric,
  { alarm }: Watch,
  metrics: MetricIndex,
): readonly Finding[] {
  const behaviour = alarmBehaviour(alarm, metric, metrics);
  switch (behaviour.kind) {
    case "fault":
      return [behaviour.problem];
    case "unknown":
      return [doubt(`whether ${alarm.address} fires: ${behaviour.reason}`)];
    case "fires": {
      const { events, periods, outOf, period } = behaviour;
      if (events === 1 && periods === 1) return [];
      const often = periods === 1 ? "" : `, in ${periods} of ${outOf} periods`;
      return [
        note(
          `${alarm.address} needs ${events} ${events === 1 ? "event" : "events"} within ${period} seconds${often}: a single event is not told`,
        ),
      ];
    }
  }
}

/**
 * A metric with dimensions is another metric than the one without; a default value is not taken
 * together with them.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
function dimensionFindings(
  { filter, dimensions, fallback }: FilterMetric,
  { alarm, block, prefix }: Watch,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (dimensions.length > 0 && fallback !== undefined) {
    findings.push(
      problem({
        id: "default-value-with-dimensions",
        at: filter.address,
        argument: "metric_transformation.default_value",
        what: "the filter has dimensions and a default_value, CloudWatch Logs takes only one of them",
        mend: "remove default_value",
      }),
    );
  }
  const { dimensions: given } = block;
  if (given instanceof Unknown) {
    return [...findings, doubt(`${alarm.address}: ${given.reason}`)];
  }
  const asked = isMap(given) ? Object.keys(given) : [];
  if ([...asked].sort().join() === [...dimensions].sort().join()) {
    return asked.length === 0
      ? findings
      : [
          ...findings,
          note(
            `${alarm.address} watches one value of ${asked.join(", ")} only`,
          ),
        ];
  }
  return [
    ...findings,
    problem({
      id: "dimensions-differ",
      at: alarm.address,
      argument: `${prefix}dimensions`,
      what: `the alarm watches the metric with ${listed(asked)}, the filter makes it with ${listed(dimensions)}`,
      mend: "use the same dimensions in both, or none",
      ...(dimensions.length > 0 && { orAt: [filter.address] }),
    }),
  ];
}

const listed = (names: readonly string[]) =>
  names.length === 0 ? "no dimensions" : `dimensions ${names.join(", ")}`;

function unitFindings(
  { filter, unit }: FilterMetric,
  { alarm, block, prefix }: Watch,
): readonly Finding[] {
  const asked = textOf(block, "unit");
  if (asked === undefined) return [];
  if (asked instanceof Unknown || unit instanceof Unknown) {
    return [doubt(`whether ${alarm.address} asks for the metric's unit`)];
  }
  const answer = same(asked, unit);
  if (answer === true) return [];
  if (answer === "unknown") {
    return [doubt(`whether ${alarm.address} asks for the metric's unit`)];
  }
  return [
    problem({
      id: "unit-differs",
      at: alarm.address,
      argument: `${prefix}unit`,
      what: `the alarm looks at values in ${asked}, ${filter.address} reports them in ${unit}`,
      mend: "remove unit from the alarm",
    }),
  ];
}
