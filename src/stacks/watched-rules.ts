import { metricName, type Route, type Rule, severities } from "../rule/rule";
import type { Block, TerraformDocument } from "./terraform-document";

interface Watch {
  readonly rule: Rule;
  readonly route: Route | "pipeline";
  /** Of the alarm or the event rule, as the document writes it; what the pipeline does with findings. */
  readonly name: unknown;
}

/** Severity, title, route and name of the alarm or event rule (or what the pipeline does) of each watched rule, the worst first. */
export function watchedRules(
  document: TerraformDocument,
  rules: readonly Rule[],
): string[][] {
  return [
    ...byMetric(document, rules),
    ...byEvent(document, rules),
    ...byPipeline(document, rules),
  ]
    .sort(
      (a, b) =>
        severities.indexOf(a.rule.severity) -
          severities.indexOf(b.rule.severity) ||
        a.rule.title.localeCompare(b.rule.title),
    )
    .map(({ rule, route, name }) => [
      rule.severity,
      rule.title,
      route,
      withDefaults(String(name), document),
    ]);
}

function byMetric(
  { resource }: TerraformDocument,
  rules: readonly Rule[],
): readonly Watch[] {
  const filters = resource["aws_cloudwatch_log_metric_filter"] ?? {};
  const alarms = resource["aws_cloudwatch_metric_alarm"] ?? {};
  return Object.entries(filters).flatMap(([id, filter]) => {
    const metric = metricOf(filter);
    const rule = rules.find((rule) => metricName(rule) === metric);
    const reference = `\${aws_cloudwatch_log_metric_filter.${id}.name}`;
    const alarm = Object.values(alarms).find(({ metric_name: watched }) =>
      [metric, reference].includes(String(watched)),
    );
    return rule && alarm
      ? [{ rule, route: "metric", name: alarm["alarm_name"] }]
      : [];
  });
}

function byEvent(
  { resource }: TerraformDocument,
  rules: readonly Rule[],
): readonly Watch[] {
  const eventRules = resource["aws_cloudwatch_event_rule"] ?? {};
  return rules.flatMap((rule) => {
    const found = eventRules[`${rule.id.replaceAll("-", "_")}_event`];
    return found ? [{ rule, route: "event", name: found["name"] }] : [];
  });
}

function byPipeline(
  { output }: TerraformDocument,
  rules: readonly Rule[],
): readonly Watch[] {
  const outcomes = output?.["pipeline_rules"]?.["value"];
  return rules.flatMap((rule): Watch[] => {
    const name: unknown = Reflect.get(Object(outcomes), rule.id);
    return name === undefined ? [] : [{ rule, route: "pipeline", name }];
  });
}

function metricOf(filter: Block): string {
  const transformation = filter["metric_transformation"];
  return typeof transformation === "object" &&
    transformation !== null &&
    "name" in transformation
    ? String(transformation.name)
    : "";
}

/** The name as it will be unless somebody sets the variables in it. */
function withDefaults(
  name: string,
  { variable = {} }: TerraformDocument,
): string {
  return name.replace(/\$\{var\.(\w+)\}/g, (reference, id: string) =>
    String(variable[id]?.["default"] ?? reference),
  );
}
