import { UnsupportedPatternError } from "../pattern/forms";
import type { Rule } from "./rule";
import {
  type RefusedRule,
  ruleDescription,
  type SavedQuery,
  type SavedQuerySet,
} from "./saved-query";

/** The queries of all rules that the language can express, those of hunts behind them, and the rules it cannot. */
export function collectQueries(
  rules: readonly Rule[],
  compile: (rule: Rule) => string,
  hunts: readonly SavedQuery[],
): SavedQuerySet {
  const queries: SavedQuery[] = [];
  const refused: RefusedRule[] = [];
  for (const rule of rules) {
    try {
      queries.push({
        id: rule.id,
        kind: "rule",
        description: ruleDescription(rule),
        text: compile(rule),
      });
    } catch (reason) {
      if (!(reason instanceof UnsupportedPatternError)) throw reason;
      refused.push({ rule, reason });
    }
  }
  return { queries: [...queries, ...hunts], refused };
}
