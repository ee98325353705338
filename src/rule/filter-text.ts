import { render } from "../pattern";
import type { Rule } from "./rule";

/** The text of the rule's metric filter: the verbatim one where a checker compares letters, otherwise the canonical one. */
export function filterText(rule: Pick<Rule, "pattern" | "verbatim">): string {
  return rule.verbatim ?? render(rule.pattern);
}
