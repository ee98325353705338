import type { Rule } from "../../rule/rule";
import { objectIn, type ProjectContext } from "./project-context";

/** The rule with the routes that a project's settings give it instead of its own. */
export function inProject<R extends Pick<Rule, "id" | "routes">>(
  rule: R,
  context: ProjectContext,
): R {
  const { metric, event, both } = objectIn(context, "routes");
  const names = (list: unknown) =>
    Array.isArray(list) && list.includes(rule.id);
  if (names(both)) return { ...rule, routes: ["metric", "event"] };
  if (names(metric)) return { ...rule, routes: ["metric"] };
  return names(event) ? { ...rule, routes: ["event"] } : rule;
}
