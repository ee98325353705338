import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import { exceededLength } from "../pattern/limits";
import { filterText } from "../rule/filter-text";
import { metricName, type Rule } from "../rule/rule";
import { literal } from "./literal";
import type { LogGroup } from "./log-group";

const madeByFilter = Symbol("made by MetricFilter");

/** The metric that a {@link MetricFilter} counts into; nothing else makes one, so no alarm can watch a metric that nobody writes. */
export interface FilterMetric {
  readonly name: string;
  readonly namespace: string;
  /** The rule whose matches are counted. */
  readonly rule: Rule;
  readonly [madeByFilter]: true;
}

export interface MetricFilterProps {
  readonly rule: Rule;
  readonly logGroup: LogGroup;
  /** The metric's namespace, without `:`. */
  readonly namespace: string;
  /** @default - the metric's name, which is what checkers expect */
  readonly filterName?: string;
  /**
   * The value that is written while events arrive and none matches; with `none` the metric has gaps.
   * @default 0
   */
  readonly defaultValue?: 0 | "none";
}

/**
 * Counts the events of a log group that match a rule.
 * @throws Error when the rule's text is too long for a filter, as exclusions may make it
 */
export class MetricFilter extends Construct {
  readonly metric: FilterMetric;

  constructor(scope: Construct, id: string, props: MetricFilterProps) {
    super(scope, id);
    const { rule, logGroup, namespace, defaultValue = 0 } = props;
    logGroup.countFilter();
    const name = metricName(rule);
    const filterName = props.filterName ?? name;
    const filter = new CloudwatchLogMetricFilter(this, "metric_filter", {
      name: filterName,
      logGroupName: logGroup.name,
      pattern: literal(textOf(rule)),
      metricTransformation: {
        name,
        namespace,
        value: "1",
        ...(defaultValue !== "none" && { defaultValue: String(defaultValue) }),
      },
    });
    this.metric = {
      // As a reference where it can be one: KICS and Trivy find the filter of an alarm by it.
      name: filterName === name ? filter.name : name,
      namespace,
      rule,
      [madeByFilter]: true,
    };
  }
}

function textOf(rule: Rule): string {
  const text = filterText(rule);
  const excess = exceededLength(text);
  if (excess === undefined) return text;
  throw new Error(
    `the rule "${rule.id}" cannot take the route "metric": ${excess}, exclude fewer from it, or let it take the route "event"`,
  );
}
