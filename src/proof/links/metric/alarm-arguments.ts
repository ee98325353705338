import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import type { Problem } from "../../path";
import {
  blocksOf,
  flagOf,
  listOf,
  nameIn,
  numberOf,
  textOf,
} from "../graph/values";

/** What CloudWatch takes (API_PutMetricAlarm). */
const choices: Readonly<Record<string, readonly string[]>> = {
  statistic: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"],
  comparison_operator: [
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
    "LessThanLowerOrGreaterThanUpperThreshold",
    "LessThanLowerThreshold",
    "GreaterThanUpperThreshold",
  ],
  treat_missing_data: ["missing", "ignore", "breaching", "notBreaching"],
};

/** An argument that CloudWatch or the provider refuses, so that there is no alarm at all. */
export function refusedArgument(alarm: Resource): Problem | undefined {
  for (const [argument, allowed] of Object.entries(choices)) {
    const found = textOf(alarm.values, argument);
    if (typeof found !== "string" || hasPlaceholder(found)) continue;
    if (!allowed.includes(found)) {
      return refused(alarm, argument, found, allowed.join(", "));
    }
  }
  return (
    missingArgument(alarm) ??
    refusedNumber(alarm) ??
    refusedPair(alarm) ??
    refusedReturns(alarm)
  );
}

/** The provider takes one statistic. */
function refusedPair({ address, values }: Resource): Problem | undefined {
  const extended = textOf(values, "extended_statistic") ?? "";
  return extended === "" || (textOf(values, "statistic") ?? "") === ""
    ? undefined
    : {
        id: "conflicting-arguments",
        at: address,
        argument: "extended_statistic",
        what: "statistic and extended_statistic are both set, and the provider takes one of them only",
        mend: "remove extended_statistic",
      };
}

/** Of the queries of an alarm one returns what is compared; the provider says of those that do not tell that they do not. */
function refusedReturns({ address, values }: Resource): Problem | undefined {
  const queries = blocksOf(values, "metric_query");
  if (queries instanceof Unknown || queries.length === 0) return undefined;
  const flags = queries.map((query) => flagOf(query, "return_data") ?? false);
  const returned = flags.filter((flag) => flag === true).length;
  if (flags.some((flag) => flag instanceof Unknown) || returned === 1) {
    return undefined;
  }
  return {
    id: "invalid-argument",
    at: address,
    argument: "metric_query.return_data",
    what: `found ${returned === 0 ? "no metric_query that returns" : `${returned} that return`} data, expected one with return_data = true`,
    mend: "set return_data = true in the query whose values are compared",
  };
}

function missingArgument(alarm: Resource): Problem | undefined {
  const { values } = alarm;
  const queries = listOf(values, "metric_query");
  const plain = !(queries instanceof Unknown) && queries.length === 0;
  const lacks = (...names: readonly string[]) =>
    names.every((name) => textOf(values, name) === undefined);
  const missing = [
    ["comparison_operator"],
    ["evaluation_periods"],
    /Upper|Lower/.test(nameIn(alarm, "comparison_operator"))
      ? ["threshold_metric_id"]
      : ["threshold", "threshold_metric_id"],
    ...(plain ? [["period"], ["statistic", "extended_statistic"]] : []),
  ].find((names) => lacks(...names));
  const [argument] = missing ?? [];
  return argument === undefined
    ? undefined
    : {
        id: "missing-argument",
        at: alarm.address,
        argument,
        what: `${argument} is not set, expected ${missing?.join(" or ")}`,
        mend: `set ${argument}`,
      };
}

function refusedNumber(alarm: Resource): Problem | undefined {
  const { values } = alarm;
  const period = numberOf(values, "period");
  const known = (value: number | Unknown | undefined): value is number =>
    typeof value === "number";
  if (
    known(period) &&
    ![10, 20, 30].includes(period) &&
    (period < 60 || period % 60 !== 0)
  ) {
    const expected = "10, 20, 30 or a multiple of 60";
    return refused(alarm, "period", String(period), expected);
  }
  for (const argument of ["evaluation_periods", "datapoints_to_alarm"]) {
    const found = numberOf(values, argument);
    // The provider reads what is not set back as 0.
    const isUnset = argument === "datapoints_to_alarm" && found === 0;
    if (known(found) && found < 1 && !isUnset) {
      return refused(alarm, argument, String(found), "1 or more");
    }
  }
  return undefined;
}

function refused(
  { address }: Resource,
  argument: string,
  found: string,
  expected: string,
): Problem {
  return {
    id: "invalid-argument",
    at: address,
    argument,
    what: `found ${argument} ${found}, expected ${expected}`,
    mend: `correct ${argument}`,
  };
}
