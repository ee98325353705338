import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { problem, type Finding } from "../graph/finding";
import type { Datapoint } from "./metric-math";
import { blocksOf, isMap, numberOf, textOf } from "../graph/values";

/** The metric that a metric filter makes. */
export interface FilterMetric {
  readonly filter: Resource;
  readonly name: string;
  readonly namespace: string;
  /** What each match adds; unknown for a field of the record, such as `$.bytes`. */
  readonly value: number | Unknown;
  /** What a minute without a match reports while the log group receives anything. @default - nothing */
  readonly fallback?: number;
  readonly dimensions: readonly string[];
  readonly unit: string | Unknown;
}

/** Reads a filter's transformation; unknown with the reason where name or namespace are. */
export function filterMetric(filter: Resource): FilterMetric | Unknown {
  const [block] = asList(blocksOf(filter.values, "metric_transformation"));
  if (block === undefined || block instanceof Unknown) {
    return block ?? new Unknown("the filter has no metric_transformation");
  }
  const name = textOf(block, "name");
  const namespace = textOf(block, "namespace");
  const fallback = numberOf(block, "default_value");
  for (const part of [name, namespace, fallback]) {
    if (part instanceof Unknown) return part;
  }
  if (typeof name !== "string" || typeof namespace !== "string") {
    return new Unknown("the filter's metric has no name or namespace");
  }
  const { dimensions } = block;
  return {
    filter,
    name,
    namespace,
    value: numberOf(block, "value") ?? new Unknown("value is not set"),
    ...(typeof fallback === "number" && { fallback }),
    dimensions: isMap(dimensions) ? Object.keys(dimensions) : [],
    unit: textOf(block, "unit") ?? "None",
  };
}

/** What CloudWatch Logs or the provider refuses of a filter's transformation. */
export function transformationFaults(filter: Resource): readonly Finding[] {
  const blocks = blocksOf(filter.values, "metric_transformation");
  if (blocks instanceof Unknown) return [];
  const [block = {}] = blocks;
  const fault = (argument: string, what: string) =>
    problem({
      id: "invalid-transformation",
      at: filter.address,
      argument: `metric_transformation.${argument}`,
      what,
      mend: `correct ${argument}`,
    });
  const missing = ["name", "namespace", "value"].filter(
    (name) => textOf(block, name) === undefined,
  );
  const strange = (["value", "default_value"] as const).filter((name) => {
    const text = textOf(block, name);
    return (
      typeof text === "string" &&
      !hasPlaceholder(text) &&
      !(name === "value" && text.startsWith("$")) &&
      numberOf(block, name) instanceof Unknown
    );
  });
  // API_MetricTransformation
  const refused = (["name", "namespace"] as const).filter((name) => {
    const text = textOf(block, name);
    return (
      typeof text === "string" && !hasPlaceholder(text) && /[:*$]/.test(text)
    );
  });
  return [
    ...missing.map((name) => fault(name, `${name} is not set`)),
    ...refused.map((name) =>
      fault(
        name,
        `found ${name} "${textOf(block, name)}", expected none of : * $`,
      ),
    ),
    ...strange.map((name) =>
      fault(name, `found ${name} "${textOf(block, name)}", expected a number`),
    ),
  ];
}

const asList = <T>(value: readonly T[] | Unknown): readonly (T | Unknown)[] =>
  value instanceof Unknown ? [value] : value;

/**
 * What a statistic shows of one period in which `matches` events matched.
 *
 * @param others - minutes of the period in which the log group received other events only
 * @returns an `Unknown` for statistics that depend on more
 */
export function statisticOf(
  statistic: string,
  value: number,
  fallback: number | undefined,
  matches: number,
  others: number,
): Datapoint | Unknown {
  const quiet = fallback === undefined ? 0 : others;
  const samples = matches + quiet;
  if (samples === 0) return undefined;
  const total = matches * value + quiet * (fallback ?? 0);
  const seen = [
    ...(matches > 0 ? [value] : []),
    ...(quiet > 0 && fallback !== undefined ? [fallback] : []),
  ];
  switch (statistic) {
    case "Sum":
      return total;
    case "SampleCount":
      return samples;
    case "Average":
      return total / samples;
    case "Maximum":
    case "p100":
      return Math.max(...seen);
    case "Minimum":
      return Math.min(...seen);
  }
  const [only, second] = seen;
  return only !== undefined &&
    second === undefined &&
    /^p\d{1,2}(?:\.\d+)?$/.test(statistic)
    ? only
    : new Unknown(`the statistic ${statistic} of mixed values`);
}
