import { parse, PatternSyntaxError } from "../../../pattern";
import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { doubt, note, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { openArgument } from "../graph/open-argument";
import { samePlace } from "../graph/place";
import { textOf } from "../graph/values";

/** The metric filters that one log group takes (CloudWatch Logs quotas). */
const FILTERS = 100;

/** Whether the filter reads what arrives in the log group. */
export function logGroupToFilter(
  graph: Graph,
  group: Resource,
  filter: Resource,
): readonly Finding[] {
  return [
    ...samePlace(group, filter, filter),
    ...classFindings(group),
    ...quotaFindings(graph, group),
    ...patternFindings(filter),
    ...(graph.precedes(group, filter)
      ? []
      : [
          note(
            `nothing makes Terraform create ${group.address} before ${filter.address}: refer to its name`,
          ),
        ]),
  ];
}

/** Only groups of the standard class have metric filters (CloudWatch Logs user guide, CloudWatch_Logs_Log_Classes). */
function classFindings(group: Resource): readonly Finding[] {
  const given = textOf(group.values, "log_group_class");
  if (given === undefined || given === "STANDARD" || given === "") return [];
  return given instanceof Unknown
    ? [doubt(`${group.address}: log_group_class: ${given.reason}`)]
    : [
        problem({
          id: "log-group-class",
          at: group.address,
          argument: "log_group_class",
          what: `metric filters work in log groups of class STANDARD only, found ${given}`,
          mend: "remove log_group_class",
        }),
      ];
}

function quotaFindings(graph: Graph, group: Resource): readonly Finding[] {
  const name = textOf(group.values, "name");
  if (typeof name !== "string") return [];
  const { length } = graph.find(
    "aws_cloudwatch_log_metric_filter",
    "log_group_name",
    name,
  ).sure;
  return length <= FILTERS
    ? []
    : [
        problem({
          id: "too-many-filters",
          at: group.address,
          what: `the log group has ${length} metric filters, CloudWatch Logs takes ${FILTERS}`,
          mend: "join filters, or feed a second log group",
        }),
      ];
}

/** Whether CloudWatch Logs takes the filter's pattern. */
export function patternFindings(filter: Resource): readonly Finding[] {
  const pattern = textOf(filter.values, "pattern");
  if (typeof pattern !== "string") {
    return [openArgument(filter, "pattern", pattern)];
  }
  try {
    parse(pattern);
    return [];
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    return [
      hasPlaceholder(pattern)
        ? doubt(`whether the pattern of ${filter.address} is valid`)
        : problem({
            id: "invalid-pattern",
            at: filter.address,
            argument: "pattern",
            what: error.message,
            mend: "correct the pattern; `trailwire pattern check` shows what it means",
          }),
    ];
  }
}
