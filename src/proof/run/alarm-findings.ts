import { Unknown, type Resource } from "../model";
import { alarmOf, type Rule } from "../../rule/rule";
import { alarmBehaviour } from "../links/metric/alarm-behaviour";
import { filterMetric } from "../links/metric/filter-metric";
import { problem, type Finding } from "../links/graph/finding";
import type { MetricIndex } from "../links/metric/metric-index";
import type { RecognisedRule } from "./identify";

/** How many matches raise the alarm; undefined where none do or it is not known. */
export function eventsToFire(
  alarm: Resource,
  filter: Resource,
  metrics: MetricIndex,
):
  | {
      readonly events: number;
      readonly periods: number;
      readonly period: number;
    }
  | undefined {
  const metric = filterMetric(filter);
  if (metric instanceof Unknown) return undefined;
  const behaviour = alarmBehaviour(alarm, metric, metrics);
  return behaviour.kind === "fires" ? behaviour : undefined;
}

/** What keeps an alarm quiet that its rule would have raised: one that waits for more, or for longer. */
export function alarmFindings(
  alarm: Resource,
  filter: Resource,
  metrics: MetricIndex,
  recognised: RecognisedRule,
): readonly Finding[] {
  const { rule } = recognised;
  const fires = isHeldTo(recognised)
    ? eventsToFire(alarm, filter, metrics)
    : undefined;
  if (fires === undefined) return [];
  const wanted = alarmOf(rule);
  const fault = (argument: string, what: string, mend: string) => [
    problem({
      id: "alarm-later-than-rule",
      at: alarm.address,
      argument,
      what,
      mend,
    }),
  ];
  const metric = filterMetric(filter);
  const adds = metric instanceof Unknown ? 1 : metric.value;
  if (fires.events > wanted.threshold && typeof adds === "number" && adds < 1) {
    return [
      problem({
        id: "alarm-later-than-rule",
        at: filter.address,
        argument: "metric_transformation.value",
        what: `each match adds ${adds}, so that it takes ${fires.events} within a period to raise the alarm, and the rule ${rule.id} tells of ${times(wanted.threshold)}`,
        mend: 'value = "1"',
        orAt: [alarm.address],
      }),
    ];
  }
  if (fires.events > wanted.threshold) {
    return fault(
      "threshold",
      `it takes ${fires.events} matches within a period to raise the alarm, and the rule ${rule.id} tells of ${times(wanted.threshold)}`,
      `threshold = ${wanted.threshold}`,
    );
  }
  if (fires.periods > 1) {
    return fault(
      "evaluation_periods",
      `it takes matches in ${fires.periods} periods to raise the alarm, and the rule ${rule.id} tells of ${times(wanted.threshold)} in a single one`,
      "evaluation_periods = 1",
    );
  }
  return fires.events > 1 && fires.period < wanted.period
    ? fault(
        "period",
        `it takes ${fires.events} matches within ${fires.period} seconds to raise the alarm, and the rule ${rule.id} tells of so many within ${wanted.period}`,
        `period = ${wanted.period}`,
      )
    : [];
}

/** Somebody else may well wait for more; not with what is for a human now, nor under our own words. */
function isHeldTo({ rule, by }: RecognisedRule): boolean {
  return by === "declared" || (by === "named" && isUrgent(rule));
}

function isUrgent({ severity }: Rule): boolean {
  return severity === "critical" || severity === "high";
}

const times = (count: number) => (count === 1 ? "one" : String(count));
