import { conditions, isWildcard, limits, type Pattern } from "../pattern";
import { eventBridgeLimits } from "../pattern/event-bridge";
import type { EventRuleUse } from "./coverage-events";
import { filterText } from "./filter-text";
import { routesOf } from "./routes";
import type { Rule } from "./rule";

/** How much of one of AWS's limits the rules take. */
export interface LimitUse {
  /** What is counted, such as `metric filters of one log group`. */
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  /** The rule that takes most, where the limit holds for each rule by itself. */
  readonly rule: string | undefined;
  /** The page of AWS that names the limit. */
  readonly source: string;
}

const logs = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/";
const quotas = `${logs}cloudwatch_limits_cwl.html`;
const syntax = `${logs}FilterAndPatternSyntax.html`;
const events =
  "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html";

/** The limits of both routes and what the rules on each take of them. A limit may be exceeded. */
export function limitUse(
  rules: readonly Rule[],
  eventRules: readonly EventRuleUse[],
): readonly LimitUse[] {
  return [...metricLimits(rules), ...eventLimits(eventRules)];
}

function metricLimits(rules: readonly Rule[]): readonly LimitUse[] {
  const metric = rules.filter((rule) => routesOf(rule).includes("metric"));
  return [
    {
      name: "metric filters of one log group",
      used: metric.length,
      limit: 100,
      rule: undefined,
      source: quotas,
    },
    {
      ...most(metric, (rule) => [...filterText(rule)].length),
      name: "characters of the longest filter",
      limit: limits.length,
      source: quotas,
    },
    {
      ...most(metric, ({ pattern }) => regexesIn(pattern)),
      name: "regular expressions of one filter",
      limit: limits.regexes,
      source: syntax,
    },
    {
      ...most(metric, ({ pattern }) => wildcardSelectorsIn(pattern)),
      name: "wildcard selectors of one filter",
      limit: limits.wildcardSelectors,
      source: syntax,
    },
  ];
}

function eventLimits(eventRules: readonly EventRuleUse[]): readonly LimitUse[] {
  return [
    {
      // 100 in Cape Town and Milan; both numbers can be raised on request.
      name: "EventBridge rules of one bus",
      used: eventRules.length,
      limit: eventBridgeLimits.rulesPerBus,
      rule: undefined,
      source: events,
    },
    {
      name: "EventBridge rules with a wildcard",
      used: eventRules.filter(({ usesWildcard }) => usesWildcard).length,
      limit: eventBridgeLimits.wildcardRulesPerBus,
      rule: undefined,
      source: events,
    },
    {
      ...highest(
        eventRules.map(({ rule, length }) => ({ used: length, rule })),
      ),
      name: "characters of the longest event pattern",
      limit: eventBridgeLimits.length,
      source: events,
    },
  ];
}

/** The highest count of any rule. */
function most(rules: readonly Rule[], count: (rule: Rule) => number): Highest {
  return highest(rules.map((rule) => ({ used: count(rule), rule: rule.id })));
}

type Highest = Pick<LimitUse, "used" | "rule">;

/** The highest count and its rule; no rule where all counts are 0. */
function highest(counts: readonly Highest[]): Highest {
  return counts.reduce<Highest>(
    (highest, next) => (next.used > highest.used ? next : highest),
    { used: 0, rule: undefined },
  );
}

function regexesIn(pattern: Pattern): number {
  return conditions(pattern).filter(({ kind }) => kind === "regex").length;
}

function wildcardSelectorsIn(pattern: Pattern): number {
  return conditions(pattern).filter(({ selector }) => selector.some(isWildcard))
    .length;
}
