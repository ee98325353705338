import type { AlertPath } from "../src/proof/path";

/** What people call the resources of a type, one and several. */
const names: Readonly<Record<string, readonly [one: string, many: string]>> = {
  aws_cloudtrail: ["CloudTrail", "trails"],
  aws_s3_bucket: ["S3 bucket", "S3 buckets"],
  aws_cloudwatch_log_group: ["CloudWatch Logs", "log groups"],
  aws_cloudwatch_log_metric_filter: ["metric filter", "metric filters"],
  aws_cloudwatch_metric_alarm: ["alarm", "alarms"],
  aws_cloudwatch_event_rule: ["event rule", "event rules"],
  aws_sns_topic: ["SNS topic", "SNS topics"],
  aws_sns_topic_subscription: ["your mailbox", "subscriptions"],
  event_bus: ["EventBridge", "event buses"],
};

/**
 * The alert paths of a stack as a Mermaid flow chart to take in at a glance: all resources of a type
 * are one node that says how many there are. `trailwire prove --format mermaid` draws each by its name.
 * @throws Error for a type that has no name here
 */
export function alertPicture(paths: readonly AlertPath[]): string {
  const nodes = new Map<string, Set<string>>();
  const edges = new Set<string>();
  const node = (name: string, address: string) => {
    nodes.set(name, (nodes.get(name) ?? new Set()).add(address));
    return name;
  };
  for (const { kind, from, to } of paths.flatMap(({ links }) => links)) {
    const region = kind === "region -> home bus" ? keyOf(from) : undefined;
    const start = region ?? node(typeOf(from), from);
    edges.add(`${start} --> ${node(typeOf(to), to)}`);
  }
  const labels = [...nodes].map(
    ([name, { size }]) => `${name}["${label(name, size)}"]`,
  );
  return [
    // Close together, so that GitHub need not make it small.
    '%%{init: {"flowchart": {"nodeSpacing": 25, "rankSpacing": 30}}}%%',
    "flowchart LR",
    ...[...labels, ...edges].map((line) => `  ${line}`),
    "",
  ].join("\n");
}

/** `aws_sns_topic.alerts` is of type `aws_sns_topic`. An event bus may be no resource of the stack. */
function typeOf(address: string): string {
  const [, type = "event_bus"] = /(?:^|\.)(aws_\w+)\./.exec(address) ?? [];
  return type;
}

/** What forwards from a region is made for each of the regions: `aws_cloudwatch_event_rule.forwarding["us-east-2"]`. */
function keyOf(address: string): string {
  return /\["(.*)"\]$/.exec(address)?.[1] ?? address;
}

function label(name: string, count: number): string {
  const words = names[name];
  if (words === undefined) {
    throw new Error(
      `no name for ${name}: expected one in scripts/alert-picture.ts`,
    );
  }
  const [one, many] = words;
  return count === 1 ? one : `${count} ${many}`;
}
