import { Unknown, type Resource, type ValueMap } from "../../model";
import { statisticOf, type FilterMetric } from "./filter-metric";
import type { MetricIndex } from "./metric-index";
import {
  parseExpression,
  UnsupportedExpressionError,
  type Datapoint,
} from "./metric-math";
import { blocksOf, flagOf, numberOf, textOf } from "../graph/values";

/** What an alarm looks at: one value per period. */
export interface Series {
  /** In seconds. */
  readonly period: number;
  /** The value of a period with so many matches and so many minutes of other events. */
  readonly valueOf: (matches: number, others: number) => Datapoint | Unknown;
}

/** What the alarm computes of the filter's metric; unknown where it computes something else. */
export function seriesOf(
  alarm: Resource,
  metric: FilterMetric,
  metrics: MetricIndex,
): Series | Unknown {
  const queries = blocksOf(alarm.values, "metric_query");
  if (queries instanceof Unknown) return queries;
  return queries.length === 0
    ? plainSeries(alarm.values, metric)
    : mathSeries(queries, metric, metrics);
}

function plainSeries(values: ValueMap, metric: FilterMetric): Series | Unknown {
  const statistic =
    textOf(values, "statistic") ?? textOf(values, "extended_statistic");
  return statisticSeries(statistic, numberOf(values, "period"), metric);
}

function statisticSeries(
  statistic: string | Unknown | undefined,
  period: number | Unknown | undefined,
  { value, fallback }: FilterMetric,
): Series | Unknown {
  if (statistic === undefined) return new Unknown("no statistic is set");
  if (period === undefined) return new Unknown("no period is set");
  if (statistic instanceof Unknown) return statistic;
  if (period instanceof Unknown) return period;
  if (value instanceof Unknown) return value;
  return {
    period,
    valueOf: (matches, others) =>
      statisticOf(statistic, value, fallback, matches, others),
  };
}

function mathSeries(
  queries: readonly ValueMap[],
  metric: FilterMetric,
  metrics: MetricIndex,
): Series | Unknown {
  try {
    return mathSeriesOf(queries, metric, metrics);
  } catch (error) {
    if (!(error instanceof UnsupportedExpressionError)) throw error;
    return new Unknown(error.message);
  }
}

function mathSeriesOf(
  queries: readonly ValueMap[],
  metric: FilterMetric,
  metrics: MetricIndex,
): Series | Unknown {
  const ids = new Map(queries.map((query) => [textOf(query, "id"), query]));
  const metricIds = queries
    .filter((query) => textOf(query, "expression") === undefined)
    .map((query) => String(textOf(query, "id")));
  const returned = queries.find(
    (query) => flagOf(query, "return_data") === true,
  );
  const periods: number[] = [];

  type Term = (matches: number, others: number) => Datapoint;

  function term(query: ValueMap, depth: number): Term {
    const expression = textOf(query, "expression");
    if (expression === undefined) return metricTerm(query);
    // Expressions may use one another; in a circle they mean nothing.
    if (expression instanceof Unknown || depth > queries.length) {
      throw new UnsupportedExpressionError("an expression that is not known");
    }
    const terms = new Map<string, Term>();
    const compute = parseExpression(expression, metricIds);
    const lookUp = (id: string): Term => {
      const known = terms.get(id);
      if (known !== undefined) return known;
      const other = ids.get(id);
      if (other === undefined) {
        throw new UnsupportedExpressionError(`no metric_query has id "${id}"`);
      }
      const made = term(other, depth + 1);
      terms.set(id, made);
      return made;
    };
    return (matches, others) => compute((id) => lookUp(id)(matches, others));
  }

  function metricTerm(query: ValueMap): Term {
    const [block] = known(blocksOf(query, "metric"));
    if (block === undefined) {
      throw new UnsupportedExpressionError("a metric_query without metric");
    }
    const name = known(textOf(block, "metric_name"));
    const namespace = known(textOf(block, "namespace") ?? "");
    const made = metrics.made(namespace, name ?? "");
    if (made === undefined) {
      throw new UnsupportedExpressionError(
        `what ${namespace}/${name} shows meanwhile`,
      );
    }
    const own =
      made.name === metric.name && made.namespace === metric.namespace;
    const series = known(
      statisticSeries(
        textOf(block, "stat"),
        numberOf(block, "period"),
        own ? metric : made,
      ),
    );
    periods.push(series.period);
    return (matches, others) =>
      known(
        own
          ? series.valueOf(matches, others)
          : series.valueOf(0, matches > 0 ? others + 1 : others),
      );
  }

  if (returned === undefined) {
    return new Unknown("no metric_query returns data");
  }
  const valueOf = term(returned, 0);
  // Computed once, so that what is unsupported shows here and the periods are known.
  valueOf(1, 0);
  return {
    period: Math.max(60, ...periods),
    valueOf: (matches, others) => valueOf(matches, others),
  };
}

function known<T>(value: T | Unknown): T {
  if (value instanceof Unknown) {
    throw new UnsupportedExpressionError(value.reason);
  }
  return value;
}
