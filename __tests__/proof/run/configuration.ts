import type { Model, Resource, ValueMap } from "../../../src/proof/model";
import type { AlertPath, Link, LinkKind } from "../../../src/proof/path";
import { proofOf, type Proof } from "../../../src/proof/proof";

/** A resource as a reader of Terraform would give it. */
export function resource(address: string, values: ValueMap): Resource {
  return {
    address,
    mode: "managed",
    type: address.split(".")[0] ?? "",
    values,
    after: [],
    region: "us-east-1",
    account: "123456789012",
    place: { file: "main.tf", line: 7 },
  };
}

export function model(...resources: readonly Resource[]): Model {
  return { resources, unknowns: [] };
}

/** A link in which the walk found nothing wrong. */
export function link(kind: LinkKind, from: string, to: string): Link {
  return { kind, from, to, verdict: "holds", problems: [], doubts: [] };
}

export const trail = resource("aws_cloudtrail.main", {
  is_multi_region_trail: true,
});

const FILTER = "aws_cloudwatch_log_metric_filter.watch";
const ALARM = "aws_cloudwatch_metric_alarm.watch";
const EVENT_RULE = "aws_cloudwatch_event_rule.watch";

export const metricPath: AlertPath = {
  route: "metric",
  detector: FILTER,
  links: [
    link("trail -> log group", trail.address, "aws_cloudwatch_log_group.logs"),
    link("log group -> filter", "aws_cloudwatch_log_group.logs", FILTER),
    link("filter -> alarm", FILTER, ALARM),
    link("alarm -> topic", ALARM, "aws_sns_topic.alerts"),
  ],
};

export const eventPath: AlertPath = {
  route: "event",
  detector: EVENT_RULE,
  links: [
    link("trail -> event bus", trail.address, "the default event bus"),
    link("event bus -> rule", "the default event bus", EVENT_RULE),
    link("rule -> target", EVENT_RULE, "aws_sns_topic.alerts"),
  ],
};

/** What surrounds a filter's text. Nothing but the text is needed. */
export interface Surroundings {
  readonly metric?: string;
  readonly alarm?: ValueMap;
  readonly trail?: ValueMap;
}

/** The proof of a metric filter whose way is fine otherwise. */
export function proveFilter(
  pattern: string,
  { metric = "Watch", alarm = {}, trail: trailValues = {} }: Surroundings = {},
): Proof {
  const watched = { name: metric, namespace: "Security" };
  return proofOf(
    model(
      { ...trail, values: { ...trail.values, ...trailValues } },
      resource(FILTER, {
        name: "watch",
        pattern,
        metric_transformation: { ...watched, value: "1" },
      }),
      resource(ALARM, {
        metric_name: watched.name,
        namespace: watched.namespace,
        comparison_operator: "GreaterThanOrEqualToThreshold",
        statistic: "Sum",
        threshold: 1,
        period: 300,
        evaluation_periods: 1,
        treat_missing_data: "notBreaching",
        ...alarm,
      }),
    ),
    [metricPath],
  );
}

/** The proof of an event rule whose way is fine otherwise. */
export function proveEventRule(
  pattern: unknown,
  values: ValueMap = {},
  others: readonly Resource[] = [],
): Proof {
  return proofOf(
    model(
      trail,
      resource(EVENT_RULE, {
        name: "watch",
        event_pattern:
          typeof pattern === "string" ? pattern : JSON.stringify(pattern),
        ...values,
      }),
      ...others,
    ),
    [eventPath],
  );
}

/** The one path of a proof and its problems, with the links they are in. */
export function problemsIn({ paths }: Proof) {
  return paths.flatMap(({ links }) =>
    links.flatMap(({ kind, problems }) =>
      problems.map((problem) => ({ kind, ...problem })),
    ),
  );
}
