import { table } from "../print/table";
import { regionsBeside } from "../project/regions";
import { counted } from "../print/numeral";
import { severities } from "../rule/rule";
import type { SummaryProps } from "./summary-props";
import type { TerraformDocument } from "./terraform-document";
import { type Watched, watchedRules } from "./watched-rules";

type Props = Pick<SummaryProps, "settings" | "rules" | "unrecorded">;

/** So many rules are listed; of more, the critical ones are, and the others counted. */
const LISTED = 20;

/** The chapter on what is watched; none where nothing is. */
export function watched(
  document: TerraformDocument,
  { settings, rules, unrecorded = [] }: Props,
): readonly string[] {
  const found = watchedRules(document, rules);
  if (found.length === 0) return [];
  const isLong = found.length > LISTED;
  return [
    [
      `What is watched: ${counted(found.length, "rule")}`,
      ...(isLong ? counts(found) : [list(found, 2)]),
      ...routes(document, settings.features.eventRegions).map(
        (line) => `  ${line}`,
      ),
      ...(unrecorded.length > 0
        ? [
            "  Left out, because the trail records no data events (features.dataEvents):",
            ...unrecorded.map(({ id }) => `    ${id}`),
          ]
        : []),
    ].join("\n"),
  ];
}

function list(found: readonly Watched[], indent: number): string {
  const rows = found.map(({ rule, told }) => [
    rule.severity,
    rule.title,
    told.map(({ route }) => route).join(", "),
    told.map(({ name }) => name).join(", "),
  ]);
  return table(rows, { indent: " ".repeat(indent) });
}

/** How many there are of each severity, and on which routes; the critical ones by name. */
function counts(found: readonly Watched[]): readonly string[] {
  const rows = severities.flatMap((severity) => {
    const of = found.filter(({ rule }) => rule.severity === severity);
    return of.length === 0 ? [] : [[String(of.length), severity, byRoute(of)]];
  });
  const critical = found.filter(({ rule }) => rule.severity === "critical");
  return [
    table(rows, { indent: "  " }),
    ...(critical.length > 0 ? ["  The critical ones:", list(critical, 4)] : []),
    "  npx trailwire rules list shows them all.",
  ];
}

/** `6 metric, 72 event` */
function byRoute(found: readonly Watched[]): string {
  const ways = found.flatMap(({ told }) =>
    told.map(({ route, name }) =>
      route === "pipeline" ? `${route} (${name})` : route,
    ),
  );
  return [...new Set(ways)]
    .sort()
    .map((way) => `${ways.filter((other) => other === way).length} ${way}`)
    .join(", ");
}

/** What the routes mean, and from where events come. */
function routes(
  { resource, output }: TerraformDocument,
  regions: readonly string[],
): readonly string[] {
  const lines: string[] = [];
  if (resource["aws_cloudwatch_log_metric_filter"]) {
    lines.push(
      "metric: an alarm tells that it happened, and how often it must.",
    );
  }
  if (output?.["event_rules"]) {
    lines.push(
      "event: a mail for each event tells who did what, where and when.",
      ...heard(regions),
    );
  }
  if (output?.["pipeline_rules"]) {
    lines.push(
      "pipeline: findings are stored in a table; a mail tells of those that are mailed, one for a storm.",
    );
  }
  return lines;
}

/** Which regions the event rules hear. The home region is the deployer's to choose. */
function heard(regions: readonly string[]): readonly string[] {
  const all = regionsBeside(regions[0] ?? "");
  const deaf = all.filter((region) => !regions.includes(region));
  return [
    `  Events of the route event come from ${["the home region", ...regions].join(", ")}.`,
    ...(deaf.length > 1
      ? [
          "  What happens in other regions is recorded, and not told by this route: npx trailwire init --event-regions all",
        ]
      : []),
  ];
}
