import { recordSchema } from "../cloudtrail/record";
import {
  and,
  conditions,
  isWildcard,
  or,
  type Pattern,
  type Selector,
} from "../pattern";
import { toEventPatterns, usesWildcard } from "../pattern/forms/event-pattern";
import { UnsupportedPatternError } from "../pattern/forms/unsupported";
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

/** What tells CloudTrail's events from others; it counts towards the length of each pattern. */
const envelope = {
  source: [{ prefix: "aws." }],
  "detail-type": [{ suffix: " via CloudTrail" }],
};

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

function eventRulesOf({
  id,
  pattern,
}: Rule): readonly EventRuleUse[] | UnsupportedRule {
  try {
    return toEventPatterns(withTexts(pattern), recordSchema, {
      freeForm: "as-written",
      envelope,
    }).map((eventPattern) => ({
      rule: id,
      length: JSON.stringify(eventPattern).length,
      usesWildcard: usesWildcard(eventPattern),
    }));
  } catch (error) {
    if (!(error instanceof UnsupportedPatternError)) throw error;
    return { rule: id, reason: error.message };
  }
}

/**
 * The same pattern, which also says that each parameter it asks for by `NOT EXISTS` is a text where
 * it exists: as alternatives that no event has. The compiler cannot know it otherwise.
 */
function withTexts(pattern: Pattern): Pattern {
  const contradictions = conditions(pattern)
    .filter(
      ({ kind, selector }) =>
        kind === "not-exists" && !selector.some(isWildcard),
    )
    .map(({ selector }) => and([isText(selector, "a"), isText(selector, "b")]));
  return or([pattern, ...contradictions]);
}

function isText(selector: Selector, value: string): Pattern {
  return { kind: "text", selector, operator: "=", value };
}
