import type { Rule } from "./rule";

/**
 * How a rule's matches reach people. `metric`: metric filter and alarm over the trail's log group,
 * what auditors check. `event`: an EventBridge rule, whose mail says who did what.
 */
export type Route = "metric" | "event";

const AUDITED: ReadonlySet<string> = new Set([
  "CIS AWS Foundations Benchmark",
  "AWS Security Hub",
]);

/** The rule's own routes; otherwise one, so that nothing is told twice: `metric` where a benchmark asks for it, else `event`. */
export function routesOf(
  rule: Pick<Rule, "routes" | "controls">,
): readonly Route[] {
  const audited = rule.controls.some(({ framework }) => AUDITED.has(framework));
  return rule.routes ?? [audited ? "metric" : "event"];
}
