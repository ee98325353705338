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
import type { Rule } from "./rule";
import { isObject } from "../pattern/is-object";

/**
 * What tells CloudTrail's events from others. The suffix takes in every kind however it is spelled:
 * sign-ins are `Sign In` in CloudTrail's guide and `Signin` in EventBridge's. Nobody but AWS can put
 * events from `aws.` on a bus, so that no alert can be made up.
 */
export const fromCloudTrail = {
  source: [{ prefix: "aws." }],
  "detail-type": [{ suffix: " via CloudTrail" }],
} as const;

/** An event pattern and what it takes of the bus's quotas. */
export interface RuleEventPattern {
  /** The pattern as JSON. */
  readonly text: string;
  readonly wildcards: boolean;
}

/** A rule that EventBridge cannot tell; `reason` says which condition, why, and what to write instead. */
export class EventRouteError extends Error {
  override readonly name = "EventRouteError";
  readonly reason: string;

  constructor(rule: Pick<Rule, "id">, cause: UnsupportedPatternError) {
    super(
      `the rule "${rule.id}" cannot take the route "event": ${cause.message}; or let it take the route "metric"`,
      { cause },
    );
    this.reason = cause.message;
  }
}

/**
 * The event patterns of a rule, mostly one; several where EventBridge takes no pattern of that
 * length, and then an event may match two of them and be told twice.
 *
 * @throws {EventRouteError} when EventBridge cannot tell what the rule tells
 */
export function eventPatterns(rule: Rule): readonly RuleEventPattern[] {
  const made = known.get(rule) ?? compiled(rule);
  known.set(rule, made);
  return made;
}

const known = new WeakMap<Rule, readonly RuleEventPattern[]>();

function compiled(rule: Rule): readonly RuleEventPattern[] {
  try {
    return toEventPatterns(withKinds(rule), recordSchema, {
      envelope: fromCloudTrail,
      // A parameter of an action has one shape; the rule's cases show that it is the one written.
      freeForm: "as-written",
    }).map((pattern) => ({
      text: JSON.stringify(pattern),
      wildcards: usesWildcard(pattern),
    }));
  } catch (error) {
    if (!(error instanceof UnsupportedPatternError)) throw error;
    throw new EventRouteError(rule, error);
  }
}

/**
 * The rule's pattern, which also says that the parameters it only misses (`NOT EXISTS`) would hold
 * texts, where the rule's cases show no object there: as alternatives that no event has. The
 * compiler cannot know that, and must refuse them, for EventBridge takes an object as missing.
 */
function withKinds({ pattern, matches, ignores }: Rule): Pattern {
  const records = [...Object.values(matches), ...Object.values(ignores)];
  const contradictions = conditions(pattern)
    .filter(({ kind }) => kind === "not-exists")
    .filter(({ selector }) => !selector.some(isWildcard))
    .filter(({ selector }) => !records.some((r) => isObject(at(r, selector))))
    .map(({ selector }) => and([isText(selector, "a"), isText(selector, "b")]));
  return or([pattern, ...contradictions]);
}

function isText(selector: Selector, value: string): Pattern {
  return { kind: "text", selector, operator: "=", value };
}

function at(record: unknown, selector: Selector): unknown {
  return selector.reduce(
    (value, step) =>
      isObject(value) && step.kind === "key"
        ? Reflect.get(value, step.name)
        : undefined,
    record,
  );
}
