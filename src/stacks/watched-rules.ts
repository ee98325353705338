import { isObject } from "../pattern/is-object";
import { metricName, type Route, type Rule, severities } from "../rule/rule";
import type { Block, TerraformDocument } from "./terraform-document";

interface Watch {
  readonly rule: Rule;
  readonly route: Route | "pipeline";
  /** Of the alarm or the event rule, as the document writes it; what the pipeline does with findings. */
  readonly name: unknown;
}

/** A rule, and on which routes people are told. */
export interface Watched {
  readonly rule: Rule;
  readonly told: readonly {
    readonly route: Watch["route"];
    /** Of the alarm or the event rule; what the pipeline does with findings. */
    readonly name: string;
  }[];
}

/** The rules that the document watches for, the worst first. */
export function watchedRules(
  document: TerraformDocument,
  rules: readonly Rule[],
): readonly Watched[] {
  const watches = [
    ...byMetric(document, rules),
    ...byEvent(document, rules),
    ...byPipeline(document, rules),
  ];
  return [...new Set(watches.map(({ rule }) => rule))]
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        a.title.localeCompare(b.title),
    )
    .map((rule) => ({
      rule,
      told: watches
        .filter((watch) => watch.rule === rule)
        .map(({ route, name }) => ({
          route,
          name: withDefaults(String(name), document),
        })),
    }));
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
  return isObject(transformation) ? String(transformation["name"]) : "";
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
