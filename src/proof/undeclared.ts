import { missingResource } from "./links/graph/open-argument";
import type { Model, UnknownPart } from "./model";
import type { AlertPath, Link, LinkKind, Problem } from "./path";

/**
 * Terraform refuses a configuration that refers to what it does not declare. The links that hinge
 * on such a reference are broken, not unknown; what no link tells of is a path of its own.
 */
export function withUndeclared(
  paths: readonly AlertPath[],
  model: Model,
): readonly AlertPath[] {
  const all = gapsIn(model);
  const hinging = changed(paths, all, ({ doubts }, { parts }) =>
    parts.some(({ reason }) => doubts.some((doubt) => doubt.endsWith(reason))),
  );
  const open = untold(all, hinging);
  const touching = changed(hinging, open, ({ from, to }, { parts }) =>
    parts.some(({ address }) => address === from || address === to),
  );
  return [...touching, ...untold(open, touching).flatMap(pathsOf)];
}

/** Something that is not declared, and who refers to it. */
interface Gap {
  readonly missing: string;
  readonly parts: readonly UnknownPart[];
}

function gapsIn({ unknowns }: Model): readonly Gap[] {
  const gaps = new Map<string, UnknownPart[]>();
  for (const part of unknowns) {
    const missing = missingResource(part, part);
    if (missing === undefined) continue;
    const others = gaps.get(missing);
    if (others === undefined) gaps.set(missing, [part]);
    else others.push(part);
  }
  return [...gaps].map(([missing, parts]) => ({ missing, parts }));
}

/** The paths with the gaps that their links fall into. */
function changed(
  paths: readonly AlertPath[],
  gaps: readonly Gap[],
  fallsInto: (link: Link, gap: Gap) => boolean,
): readonly AlertPath[] {
  if (gaps.length === 0) return paths;
  const broken = (link: Link): Link => {
    const found = gaps.filter((gap) => fallsInto(link, gap));
    if (found.length === 0) return link;
    const problems = [...link.problems, ...found.map(problemOf)];
    return { ...link, verdict: "broken", problems, doubts: [] };
  };
  return paths.map((path) => ({ ...path, links: path.links.map(broken) }));
}

function untold(
  gaps: readonly Gap[],
  paths: readonly AlertPath[],
): readonly Gap[] {
  const told = new Set(
    paths.flatMap(({ links }) =>
      links.flatMap(({ problems }) => problems.map(({ at }) => at)),
    ),
  );
  return gaps.filter(({ missing }) => !told.has(missing));
}

function problemOf({ missing, parts }: Gap): Problem {
  const referring = [...new Set(parts.map(({ address }) => address))];
  const [first] = parts;
  const where = [first?.address, first?.argument].join(" in ");
  return {
    id: "missing-resource",
    at: missing,
    what: `${where} refers to it, and it is not there: Terraform refuses the configuration`,
    mend: `add ${missing}, or correct the reference`,
    orAt: referring,
  };
}

/** The kinds of links to what refers to something missing, and so may be on no path. */
const kinds: Readonly<Record<string, readonly [AlertPath["route"], LinkKind]>> =
  {
    aws_cloudwatch_event_target: ["event", "rule -> target"],
    aws_cloudwatch_log_metric_filter: ["metric", "log group -> filter"],
    aws_cloudwatch_metric_alarm: ["metric", "filter -> alarm"],
    aws_config_config_rule: ["config", "Config rule -> event bus"],
    aws_config_configuration_recorder: ["config", "Config rule -> event bus"],
    aws_config_configuration_recorder_status: [
      "config",
      "Config rule -> event bus",
    ],
    aws_config_delivery_channel: ["config", "Config rule -> event bus"],
    aws_guardduty_detector_feature: ["event", "event bus -> rule"],
    aws_lambda_event_source_mapping: ["pipeline", "queue -> function"],
    aws_s3_bucket_notification: ["pipeline", "bucket -> queue"],
    aws_securityhub_standards_subscription: ["event", "event bus -> rule"],
    aws_sns_topic_subscription: ["metric", "topic -> subscription"],
  };

function pathsOf(gap: Gap): readonly AlertPath[] {
  for (const { address } of gap.parts) {
    const type = /(?:^|\.)(aws_\w+)\.[\w-]+(?:\[.*\])?$/.exec(address)?.[1];
    const [route, kind] = kinds[type ?? ""] ?? [];
    if (route === undefined || kind === undefined) continue;
    const problems = [problemOf(gap)];
    const link: Link = {
      kind,
      from: gap.missing,
      to: address,
      verdict: "broken",
      problems,
      doubts: [],
    };
    return [{ route, detector: address, links: [link] }];
  }
  return [];
}
