import type { AlertPath, Link } from "../path";
import { doubt, linkOf } from "./graph/finding";
import type { Graph } from "./graph/graph";
import { logGroupToFunction } from "./pipeline/log-group-to-function";
import { functionNamed, Tails } from "./delivery/tails";
import { trailToLogGroup } from "./trail/trail-to-log-group";
import { nameIn, textOf } from "./graph/values";
import type { Resource } from "../model";

/** The paths of subscription filters: trail -> log group -> function -> topic. */
export function logGroupPaths(graph: Graph): readonly AlertPath[] {
  const tails = new Tails(graph);
  return graph
    .ofType("aws_cloudwatch_log_subscription_filter")
    .flatMap((filter) => {
      const lambda = functionNamed(
        graph,
        textOf(filter.values, "destination_arn"),
      );
      const name = textOf(filter.values, "log_group_name");
      const [group] =
        typeof name === "string"
          ? graph.find("aws_cloudwatch_log_group", "name", name).sure
          : [];
      if (lambda === undefined || group === undefined) return [];
      const first = trailLink(graph, group);
      // Other logs than a trail's are no affair of alerts on what people do.
      if (first === undefined) return [];
      const link = linkOf(
        "log group -> function",
        group.address,
        lambda.address,
        logGroupToFunction(graph, group, filter, lambda),
      );
      const message = { name: "log events" };
      return tails.from(lambda, message).map((tail): AlertPath => ({
        route: "pipeline",
        detector: lambda.address,
        links: [first, link, ...tail],
      }));
    });
}

function trailLink(graph: Graph, group: Resource): Link | undefined {
  const kind = "trail -> log group";
  const arn = nameIn(group, "arn");
  const trail = graph
    .ofType("aws_cloudtrail")
    .find(({ values }) =>
      `${textOf(values, "cloud_watch_logs_group_arn")}`.startsWith(arn),
    );
  if (trail !== undefined) {
    const findings = trailToLogGroup(graph, trail, group);
    return linkOf(kind, trail.address, group.address, findings);
  }
  return /cloud-?trail/i.test(nameIn(group, "name"))
    ? linkOf(kind, "an aws_cloudtrail", group.address, [
        doubt(`whether a trail writes to ${group.address}`),
      ])
    : undefined;
}
