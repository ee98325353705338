import { EventRouteError, eventPatterns } from "./event-patterns";
import { routesOf } from "./routes";
import type { Rule } from "./rule";

/** One of the EventBridge rules that a rule becomes. */
export interface EventRuleUse {
  readonly rule: string;
  /** Characters of its event pattern. */
  readonly length: number;
  readonly usesWildcard: boolean;
}

/** A rule on the event route that EventBridge cannot express; synthesis refuses it, too. */
export interface UnsupportedRule {
  readonly rule: string;
  /** Which condition, why, and what to write instead. */
  readonly reason: string;
}

/** What the rules on the event route become. */
export interface EventUse {
  readonly eventRules: readonly EventRuleUse[];
  readonly unsupported: readonly UnsupportedRule[];
}

/** Compiles the rules on the event route to EventBridge's event patterns; a long one becomes several. */
export function eventUse(rules: readonly Rule[]): EventUse {
  const results = rules
    .filter((rule) => routesOf(rule).includes("event"))
    .map(eventRulesOf);
  return {
    eventRules: results.flatMap((result) => ("rule" in result ? [] : result)),
    unsupported: results.flatMap((result) => ("rule" in result ? result : [])),
  };
}

function eventRulesOf(rule: Rule): readonly EventRuleUse[] | UnsupportedRule {
  try {
    return eventPatterns(rule).map(({ text, wildcards }) => ({
      rule: rule.id,
      length: text.length,
      usesWildcard: wildcards,
    }));
  } catch (error) {
    if (!(error instanceof EventRouteError)) throw error;
    return { rule: rule.id, reason: error.reason };
  }
}
