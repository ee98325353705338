import type { Route, Rule } from "./rule";

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
