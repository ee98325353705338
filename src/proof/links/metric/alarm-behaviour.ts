import { Unknown, type Resource } from "../../model";
import type { Problem } from "../../path";
import { refusedArgument } from "./alarm-arguments";
import { seriesOf, type Series } from "./alarm-series";
import type { FilterMetric } from "./filter-metric";
import { problem } from "../graph/finding";
import type { Datapoint } from "./metric-math";
import type { MetricIndex } from "./metric-index";
import { numberOf, textOf } from "../graph/values";

/** What an alarm makes of the matches of a filter. */
export type AlarmBehaviour =
  | {
      readonly kind: "fires";
      /** The matches within one period that it takes. */
      readonly events: number;
      /** The periods in which it takes them. */
      readonly periods: number;
      /** Out of so many. */
      readonly outOf: number;
      /** The length of a period in seconds. */
      readonly period: number;
    }
  | { readonly kind: "fault"; readonly problem: Problem }
  | { readonly kind: "unknown"; readonly reason: string };

/** What an alarm compares with a threshold; those with bands are missing. */
export const comparisons = new Map<
  string,
  (value: number, than: number) => boolean
>([
  ["GreaterThanOrEqualToThreshold", (value, than) => value >= than],
  ["GreaterThanThreshold", (value, than) => value > than],
  ["LessThanOrEqualToThreshold", (value, than) => value <= than],
  ["LessThanThreshold", (value, than) => value < than],
]);

/** More matches than any alarm would wait for. */
const MANY = 2 ** 24;

/**
 * How many matches raise the alarm, and whether it can be raised at all: an alarm that never
 * breaches tells nothing, and one that always does tells nothing new.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function alarmBehaviour(
  alarm: Resource,
  metric: FilterMetric,
  metrics: MetricIndex,
): AlarmBehaviour {
  const { values } = alarm;
  const refused = refusedArgument(alarm);
  if (refused !== undefined) return { kind: "fault", problem: refused };
  const series = seriesOf(alarm, metric, metrics);
  const threshold = numberOf(values, "threshold");
  const operator = textOf(values, "comparison_operator");
  const treatment = textOf(values, "treat_missing_data") ?? "missing";
  const outOf = numberOf(values, "evaluation_periods") ?? 1;
  const needed = numberOf(values, "datapoints_to_alarm") || outOf;
  for (const part of [series, threshold, operator, treatment, outOf, needed]) {
    if (part instanceof Unknown) return unknown(part.reason);
  }
  const compare = comparisons.get(String(operator));
  if (
    series instanceof Unknown ||
    typeof threshold !== "number" ||
    typeof outOf !== "number" ||
    typeof needed !== "number" ||
    compare === undefined
  ) {
    return unknown("the alarm compares with something else than a number");
  }
  const breaches = (value: Datapoint) =>
    value === undefined ? treatment === "breaching" : compare(value, threshold);
  const of = { alarm, metric, series, breaches };
  try {
    const events = eventsNeeded(of);
    const fault =
      quietFault(of, String(treatment)) ??
      (events === undefined ? neverFault(of, threshold) : undefined) ??
      staysFault(of, String(treatment)) ??
      datapointsFault(alarm, needed, outOf);
    if (fault !== undefined) return { kind: "fault", problem: problem(fault) };
    // With the rest missing, the oldest breaching datapoint suffices (AWS: "avoiding premature transitions").
    const alone = treatment === "missing" && metric.fallback === undefined;
    const periods = alone ? 1 : needed;
    return {
      kind: "fires",
      events: events ?? 1,
      periods,
      outOf,
      period: series.period,
    };
  } catch (error) {
    if (error instanceof UnknownValue) return unknown(error.message);
    throw error;
  }
}

const unknown = (reason: string): AlarmBehaviour => ({
  kind: "unknown",
  reason,
});

interface Case {
  readonly alarm: Resource;
  readonly metric: FilterMetric;
  readonly series: Series;
  readonly breaches: (value: Datapoint) => boolean;
}

class UnknownValue extends Error {}

function datapoint({ series }: Case, matches: number, others: number) {
  const value = series.valueOf(matches, others);
  if (value instanceof Unknown) throw new UnknownValue(value.reason);
  return value;
}

const minutes = ({ series }: Case) => Math.max(1, series.period / 60);

/** Whether so many matches within a minute breach, whatever the rest of the period holds. */
function fires(of: Case, matches: number): boolean {
  return [0, minutes(of) - 1].every((others) =>
    of.breaches(datapoint(of, matches, others)),
  );
}

/** The fewest matches that breach; undefined where no number does, or where many do not. */
function eventsNeeded(of: Case): number | undefined {
  if (!fires(of, MANY)) return undefined;
  let [low, high] = [0, MANY];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fires(of, middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** A quiet time that breaches: the alarm is in ALARM already when something happens. */
function quietFault(of: Case, treatment: string): Problem | undefined {
  const { alarm, metric, breaches } = of;
  if (treatment === "breaching" && breaches(datapoint(of, 0, 0))) {
    return {
      id: "alarm-always-on",
      at: alarm.address,
      argument: "treat_missing_data",
      what: "missing data counts as breaching, so the alarm is on whenever nothing is logged, and an event changes nothing",
      mend: 'treat_missing_data = "notBreaching"',
    };
  }
  const quiet = [1, minutes(of)].find((others) =>
    breaches(datapoint(of, 0, others)),
  );
  if (quiet === undefined) return undefined;
  const value = datapoint(of, 0, quiet);
  const { fallback = 0 } = metric;
  const [at, argument] =
    fallback === 0 || textOf(alarm.values, "statistic") === "SampleCount"
      ? ([alarm.address, thresholdArgument(alarm)] as const)
      : ([
          metric.filter.address,
          "metric_transformation.default_value",
        ] as const);
  return {
    id: "alarm-always-on",
    at,
    argument,
    what: `without any match the value is ${value}, which breaches (${condition(alarm)}): the alarm is always on, and an event changes nothing`,
    mend:
      at === alarm.address
        ? 'statistic = "Sum", comparison_operator = "GreaterThanOrEqualToThreshold", threshold = 1'
        : "default_value = 0",
  };
}

function neverFault(of: Case, threshold: number): Problem {
  const { alarm, metric } = of;
  const one = datapoint(of, 1, 0);
  const adds = metric.value instanceof Unknown ? 1 : metric.value;
  if (adds <= 0 && threshold > 0) {
    return {
      id: "filter-adds-nothing",
      at: metric.filter.address,
      argument: "metric_transformation.value",
      what: `each match adds ${adds}, so no number of matches reaches ${threshold}`,
      mend: 'value = "1"',
    };
  }
  const diluted =
    of.breaches(one) && !of.breaches(datapoint(of, 1, minutes(of) - 1));
  const statistic = textOf(alarm.values, "statistic");
  return {
    id: "alarm-never-fires",
    at: alarm.address,
    argument:
      diluted || statistic !== "Sum" ? "statistic" : thresholdArgument(alarm),
    what: diluted
      ? `the metric's default_value of ${metric.fallback} is mixed into the ${statistic}, so a match among quiet minutes does not breach (${condition(alarm)})`
      : `one match gives ${one}, and no number of matches breaches for good (${condition(alarm)})`,
    mend: 'statistic = "Sum" and comparison_operator = "GreaterThanOrEqualToThreshold"',
  };
}

/** Missing data that keeps the state: the first event is told, no later one. */
function staysFault(of: Case, treatment: string): Problem | undefined {
  if (treatment !== "ignore" || of.metric.fallback !== undefined) return;
  return {
    id: "alarm-stays-on",
    at: of.alarm.address,
    argument: "treat_missing_data",
    what: "missing data keeps the alarm's state and the metric has no default_value: after the first event the alarm stays on and tells of no other",
    mend: 'treat_missing_data = "notBreaching"',
  };
}

function datapointsFault(
  alarm: Resource,
  needed: number,
  outOf: number,
): Problem | undefined {
  if (needed <= outOf) return undefined;
  return {
    id: "datapoints-exceed-periods",
    at: alarm.address,
    argument: "datapoints_to_alarm",
    what: `datapoints_to_alarm is ${needed}, expected at most evaluation_periods, which is ${outOf}`,
    mend: "datapoints_to_alarm = 1",
  };
}

/** The argument that is most likely wrong in an alarm that fires at the wrong time. */
function thresholdArgument(alarm: Resource): string {
  if (`${textOf(alarm.values, "comparison_operator")}`.startsWith("Less")) {
    return "comparison_operator";
  }
  return textOf(alarm.values, "statistic") === "SampleCount"
    ? "statistic"
    : "threshold";
}

function condition({ values }: Resource): string {
  const statistic =
    textOf(values, "statistic") ?? textOf(values, "extended_statistic");
  return `${statistic instanceof Unknown || statistic === undefined ? "its value" : statistic} ${textOf(values, "comparison_operator")} ${textOf(values, "threshold")}`;
}
