import { parse, PatternSyntaxError } from "../../../pattern";
import { Unknown, type Resource } from "../../model";
import { hasPlaceholder, same } from "../../placeholder";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { invokedFindings } from "../function/invoked-function";
import { samePlace } from "../graph/place";
import { shouldPrecede } from "../graph/must-precede";
import { nameIn, textOf } from "../graph/values";

/**
 * Whether a function gets what arrives in a log group: CloudWatch Logs invokes it with the ARN of
 * the group's streams, and tries that when the filter is made.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export function logGroupToFunction(
  graph: Graph,
  group: Resource,
  filter: Resource,
  lambda: Resource,
): readonly Finding[] {
  const principals = [
    `logs.${group.region}.amazonaws.com`,
    "logs.amazonaws.com",
  ];
  const permissions = ["function_name", "arn"].flatMap(
    (name) =>
      graph.find("aws_lambda_permission", "function_name", nameIn(lambda, name))
        .sure,
  );
  const named = (wanted: true | "unknown") =>
    permissions.find(({ values }) =>
      principals.some(
        (one) => same(`${textOf(values, "principal")}`, one) === wanted,
      ),
    );
  const sure = named(true);
  const open = sure === undefined ? named("unknown") : undefined;
  const permission = sure ?? open;
  const service = permission
    ? nameIn(permission, "principal")
    : "logs.amazonaws.com";
  return [
    ...samePlace(group, lambda, filter),
    ...patternFindings(filter),
    ...(open === undefined
      ? []
      : [doubt(`whether ${open.address} is for the region ${group.region}`)]),
    ...invokedFindings(graph, lambda, service, {
      "aws:SourceArn": `${nameIn(group, "arn")}:*`,
      "aws:SourceAccount": group.account,
    }),
    ...(permission === undefined || graph.precedes(permission, filter)
      ? []
      : [shouldPrecede(filter, permission, "the function's permission")]),
  ];
}

function patternFindings(filter: Resource): readonly Finding[] {
  const pattern = textOf(filter.values, "filter_pattern") ?? "";
  if (pattern instanceof Unknown || hasPlaceholder(pattern)) {
    return [doubt(`which events ${filter.address} lets through`)];
  }
  try {
    parse(pattern);
    return [];
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    return [
      problem({
        id: "invalid-pattern",
        at: filter.address,
        argument: "filter_pattern",
        what: error.message,
        mend: "correct the pattern; `trailwire pattern check` shows what it means",
      }),
    ];
  }
}
