import { Unknown, type Resource } from "../../model";
import { verdictOf, type Link } from "../../path";
import { hasPlaceholder } from "../../placeholder";
import { doubt, linkOf, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { logGroupToFilter, patternFindings } from "./log-group-to-filter";
import { openArgument } from "../graph/open-argument";
import { bucketOf, trailToBucket } from "../trail/trail-to-bucket";
import { trailToLogGroup } from "../trail/trail-to-log-group";
import { textOf, nameIn } from "../graph/values";

/** Where filters get their records from; what is common to many filters is looked at once. */
export class LogSource {
  readonly #graph: Graph;
  readonly #feeds = new Map<Resource, readonly (readonly Link[])[]>();
  readonly #buckets = new Map<Resource, Link>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** The links from what records events to the filter. */
  linksTo(filter: Resource): readonly Link[] {
    const group = this.#groupOf(filter);
    if (isFindings(group)) {
      const from = `${nameIn(filter, "log_group_name")}`;
      return [
        this.#toFilter(from, filter, [...group, ...patternFindings(filter)]),
      ];
    }
    const findings = logGroupToFilter(this.#graph, group, filter);
    const last = this.#toFilter(group.address, filter, findings);
    const feeds = this.#feeds.get(group) ?? this.#feedsOf(group);
    this.#feeds.set(group, feeds);
    const [first] = feeds;
    if (first === undefined) {
      const unfed = unfedFindings(this.#graph, group, filter);
      return [
        linkOf("trail -> log group", "an aws_cloudtrail", group.address, unfed),
        last,
      ];
    }
    // One trail that works is enough.
    const best =
      feeds.find((links) => verdictOf(links) === "holds") ??
      feeds.find((links) => verdictOf(links) === "unknown") ??
      first;
    return [...best, last];
  }

  #toFilter(from: string, filter: Resource, findings: readonly Finding[]) {
    return linkOf("log group -> filter", from, filter.address, findings);
  }

  #groupOf(filter: Resource): Resource | readonly Finding[] {
    const name = textOf(filter.values, "log_group_name");
    if (typeof name !== "string") {
      return [openArgument(filter, "log_group_name", name)];
    }
    const type = "aws_cloudwatch_log_group";
    const { sure, maybe } = this.#graph.find(type, "name", name);
    const [group] = sure;
    if (group !== undefined) return group;
    const [fed] = fedGroups(this.#graph);
    if (
      fed !== undefined &&
      maybe.length === 0 &&
      asksForRecords(filter) &&
      this.#graph.ofType(type, "data").length === 0
    ) {
      return [otherGroup(filter, name, fed)];
    }
    return [
      doubt(
        `whether CloudTrail writes to the log group ${name}: it is not in this configuration`,
      ),
    ];
  }

  #feedsOf(group: Resource): readonly (readonly Link[])[] {
    return trailsFeeding(this.#graph, group).map((trail) => [
      this.toBucket(trail),
      linkOf(
        "trail -> log group",
        trail.address,
        group.address,
        trailToLogGroup(this.#graph, trail, group),
      ),
    ]);
  }

  /** The link from a trail to its bucket. */
  toBucket(trail: Resource): Link {
    const known = this.#buckets.get(trail);
    if (known !== undefined) return known;
    const bucket = bucketOf(this.#graph, trail);
    const link = isFindings(bucket)
      ? linkOf(
          "trail -> bucket",
          trail.address,
          `${nameIn(trail, "s3_bucket_name")}`,
          bucket,
        )
      : linkOf(
          "trail -> bucket",
          trail.address,
          bucket.address,
          trailToBucket(this.#graph, trail, bucket),
        );
    this.#buckets.set(trail, link);
    return link;
  }
}

function isFindings(
  value: Resource | readonly Finding[],
): value is readonly Finding[] {
  return Array.isArray(value);
}

/** The trails that write to the log group, or mean to: whatever follows its ARN. */
function trailsFeeding(graph: Graph, group: Resource): readonly Resource[] {
  const arn = textOf(group.values, "arn");
  return graph.ofType("aws_cloudtrail").filter((trail) => {
    const given = textOf(trail.values, "cloud_watch_logs_group_arn");
    return (
      typeof given === "string" &&
      typeof arn === "string" &&
      given.startsWith(arn) &&
      /^(?:[^A-Za-z0-9_.#-]|$)/.test(given.slice(arn.length)) &&
      !hasPlaceholder(given.slice(arn.length))
    );
  });
}

/** The log groups of this configuration that its trails write to. */
export function fedGroups(graph: Graph): readonly Resource[] {
  return graph
    .ofType("aws_cloudwatch_log_group")
    .filter((group) => trailsFeeding(graph, group).length > 0);
}

/** Whether the filter's pattern asks for fields of CloudTrail's records. */
function asksForRecords(filter: Resource): boolean {
  return /\$\.(?:event(?:Name|Source|Type|Category)|userIdentity|error(?:Code|Message)|requestParameters|responseElements|additionalEventData|sourceIPAddress|awsRegion|serviceEventDetails)\b/.test(
    nameIn(filter, "pattern"),
  );
}

function otherGroup(filter: Resource, name: string, fed: Resource): Finding {
  return problem({
    id: "other-log-group",
    at: filter.address,
    argument: "log_group_name",
    what: `the filter reads ${name}, the trail writes to ${nameIn(fed, "name")} (${fed.address})`,
    mend: `log_group_name = ${fed.address}.name`,
  });
}

/** Why nothing arrives in a log group that no trail writes to. */
function unfedFindings(
  graph: Graph,
  group: Resource,
  filter: Resource,
): readonly Finding[] {
  const trails = graph.ofType("aws_cloudtrail");
  const [trail] = trails;
  const argument = "cloud_watch_logs_group_arn";
  const unknown = trails.find(
    ({ values }) => textOf(values, argument) instanceof Unknown,
  );
  if (trail === undefined) return [noTrail(graph, group)];
  if (unknown !== undefined) {
    const value = textOf(unknown.values, argument);
    return [
      openArgument(
        unknown,
        argument,
        value instanceof Unknown ? value : undefined,
      ),
    ];
  }
  if (!asksForRecords(filter)) {
    return [
      doubt(
        `what arrives in ${group.address}: no trail of this configuration writes to it`,
      ),
    ];
  }
  const read = fedGroups(graph).find((fed) => {
    const name = textOf(fed.values, "name");
    return (
      typeof name === "string" &&
      graph.find("aws_cloudwatch_log_metric_filter", "log_group_name", name)
        .sure.length > 0
    );
  });
  if (read !== undefined) {
    return [otherGroup(filter, nameIn(group, "name"), read)];
  }
  const aimed = trails.find(
    ({ values }) => textOf(values, argument) !== undefined,
  );
  const given = aimed && textOf(aimed.values, argument);
  return [
    problem({
      id: given === undefined ? "no-log-group" : "other-log-group",
      at: (aimed ?? trail).address,
      argument,
      what:
        given === undefined
          ? `the trail writes to no log group, and the filter reads ${group.address}`
          : `the trail writes to ${given}, and the filter reads ${group.address}`,
      mend: `${argument} = "\${${group.address}.arn}:*"`,
    }),
  ];
}

/** A trail may be elsewhere, unless all that it needs is here. */
function noTrail(graph: Graph, group: Resource): Finding {
  const service = "cloudtrail.amazonaws.com";
  const prepared = [
    ...graph.ofType("aws_iam_role"),
    ...graph.ofType("aws_s3_bucket_policy"),
  ].find(({ values }) =>
    [values["assume_role_policy"], values["policy"]].some((policy) =>
      `${policy}`.includes(service),
    ),
  );
  return prepared === undefined
    ? doubt(
        `whether a trail writes to ${group.address}: there is none in this configuration`,
      )
    : problem({
        id: "no-trail",
        at: group.address,
        what: `no trail writes to the log group, though ${prepared.address} is there for one`,
        mend: `add an aws_cloudtrail with cloud_watch_logs_group_arn = "\${${group.address}.arn}:*"`,
      });
}
