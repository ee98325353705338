import { fold, type Condition, type Pattern } from "../ast";
import {
  EventPatternError,
  eventBridgeLimits,
  parseEventPattern,
  type EventPattern,
} from "../event-bridge";
import type { ObjectSchema } from "../schema";
import { checkArrays } from "./event-pattern/arrays";
import { conditionTests } from "./event-pattern/condition-tests";
import { both, either } from "./event-pattern/combine";
import { fieldFormula, type Formula } from "./event-pattern/formula";
import { halve } from "./event-pattern/halve";
import { toJson } from "./event-pattern/to-json";
import { kindsIn, type FormOptions } from "./kinds";
import { UnsupportedPatternError } from "./unsupported";

export interface EventPatternOptions extends FormOptions {
  /**
   * The fields of the event pattern beside `detail`, such as `source`. They count towards its length.
   * @default - none
   */
  readonly envelope?: EventPattern;
}

/**
 * The event pattern that matches an EventBridge event when the pattern matches the CloudTrail
 * record in its `detail`.
 *
 * It agrees with the matcher on every record of the schema, but that EventBridge takes two
 * spellings of one IP address for equal, and a number beyond five billion for in no order.
 *
 * @throws {UnsupportedPatternError} for what EventBridge cannot express, and for more than it takes
 */
export function toEventPattern(
  pattern: Pattern,
  schema: ObjectSchema,
  options: EventPatternOptions = {},
): EventPattern {
  const json = toJson(toFormula(pattern, schema, options), options.envelope);
  const excess = exceeded(json);
  if (excess !== undefined) {
    throw unsupported(
      pattern,
      excess,
      "let toEventPatterns split it, or split the rule",
    );
  }
  return json;
}

/**
 * The pattern as several event patterns where one would be more than EventBridge takes: an event
 * that the pattern matches matches at least one of them, and no other event does.
 *
 * @returns one event pattern where that is enough
 * @throws {UnsupportedPatternError} for what EventBridge cannot express in any number of them
 */
export function toEventPatterns(
  pattern: Pattern,
  schema: ObjectSchema,
  options: EventPatternOptions = {},
): readonly EventPattern[] {
  const split = (formula: Formula): readonly EventPattern[] => {
    const json = toJson(formula, options.envelope);
    const excess = exceeded(json);
    if (excess === undefined) return [json];
    const halves = halve(formula);
    if (halves.length === 0) {
      throw unsupported(pattern, excess, "write it with fewer conditions");
    }
    return halves.flatMap(split);
  };
  return split(toFormula(pattern, schema, options));
}

/** Whether the event pattern has a wildcard, of which EventBridge takes 30 rules on a bus ({@link eventBridgeLimits}). */
export function usesWildcard(pattern: EventPattern): boolean {
  return parseEventPattern(pattern).some((branch) =>
    [...branch.values()]
      .flat()
      .flatMap((matcher) =>
        matcher.kind === "anything-but" ? matcher.matchers : [matcher],
      )
      .some(({ kind }) => kind === "wildcard"),
  );
}

function toFormula(
  pattern: Pattern,
  schema: ObjectSchema,
  options: FormOptions,
): Formula {
  const kindsOf = kindsIn(pattern, schema, options);
  const condition = (node: Condition) => {
    const kinds = kindsOf(node.selector);
    if (typeof kinds === "string") {
      throw unsupported(node, kinds, "name a field of the record");
    }
    return fieldFormula(node, conditionTests(node, kinds));
  };
  const visit = (node: Pattern): Formula | undefined =>
    fold<Formula | undefined>(node, {
      and: ({ operands }) => both(operands.map(visit)),
      or: ({ operands }) => either(operands.map(visit)),
      text: condition,
      number: condition,
      regex: condition,
      is: condition,
      "not-exists": condition,
    });
  const formula = visit(pattern);
  if (formula === undefined) {
    throw unsupported(
      pattern,
      "no record ever satisfies it, and EventBridge has no pattern that never matches",
      "look for two conditions that exclude each other",
    );
  }
  checkArrays(formula);
  return formula;
}

/** What of an event pattern is more than EventBridge takes, as a sentence. */
function exceeded(pattern: EventPattern): string | undefined {
  const { length } = JSON.stringify(pattern);
  if (length > eventBridgeLimits.length) {
    return `the event pattern has ${length} characters, EventBridge takes ${eventBridgeLimits.length}`;
  }
  try {
    parseEventPattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof EventPatternError) return error.message;
    throw error;
  }
}

function unsupported(
  node: Pattern,
  reason: string,
  mend: string,
): UnsupportedPatternError {
  return new UnsupportedPatternError("EventBridge", node, { reason, mend });
}
