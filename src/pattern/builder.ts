import {
  and,
  or,
  type EqualityOperator,
  type NumberOperator,
  type Pattern,
} from "./ast";
import { checkCondition, schemaAt } from "./check";
import { message } from "./messages";
import { parseSelector } from "./syntax/selector";
import { render } from "./render";
import { Scanner } from "./syntax/scanner";
import type { ObjectSchema, Schema } from "./schema";
import type { FieldFunction, FreeField } from "./types/fields";

/** All of the patterns must match. */
export function allOf(...patterns: readonly [Pattern, ...Pattern[]]): Pattern {
  return and(patterns);
}

/** At least one of the patterns must match. */
export function anyOf(...patterns: readonly [Pattern, ...Pattern[]]): Pattern {
  return or(patterns);
}

/**
 * Makes `field("userIdentity.type")`, whose result offers only the conditions that the field can
 * satisfy.
 *
 * @throws {Error} at run time with the same sentences, where types were bypassed
 */
export function fieldsOf<S extends ObjectSchema>(schema: S): FieldFunction<S> {
  return ((path: string) => field(schema, path)) as unknown as FieldFunction<S>; // FreeField has every method of every FieldOf; the types hide those that do not fit
}

function field(schema: Schema, path: string): FreeField {
  const scanner = new Scanner(`$.${path}`);
  const selector = parseSelector(scanner);
  if (!scanner.atEnd()) scanner.fail("step", { selector: scanner.text });
  const found = schemaAt(schema, selector);
  if (typeof found === "string") throw new Error(found);
  const make = (condition: Pattern): Pattern =>
    Object.freeze(checked(schema, condition, scanner.text));
  const text = (operator: EqualityOperator, value: string) =>
    make({ kind: "text", selector, operator, value });
  const some = (values: readonly string[]) =>
    or(values.map((value) => text("=", value)));
  const none = (values: readonly string[]) =>
    and(values.map((value) => text("!=", value)));
  const is = (value: null | boolean) => make({ kind: "is", selector, value });
  const regex = (operator: EqualityOperator, source: string) =>
    make({ kind: "regex", selector, operator, source: checkedRegex(source) });
  const notExists = () => make({ kind: "not-exists", selector });
  return {
    equals: (...values) => some(exact(values)),
    notEquals: (...values) => none(exact(values)),
    notEqualsOrMissing: (...values) => or([notExists(), none(exact(values))]),
    like: (...values) => some(wild(values)),
    notLike: (...values) => none(wild(values)),
    matches: (source) => regex("=", source),
    notMatches: (source) => regex("!=", source),
    hasValue: () => text("=", "*"),
    isTrue: () => is(true),
    isFalse: () => is(false),
    isNull: () => is(null),
    is: (operator, value) =>
      make({ kind: "number", selector, operator, value: finite(value) }),
    notExists,
  };
}

function checked(
  schema: Schema,
  condition: Pattern,
  selector: string,
): Pattern {
  const violation = checkCondition(schema, writtenAs(condition, selector));
  if (violation !== undefined) throw new Error(violation.reason);
  return condition;
}

/** The condition as the parser would have found it, for a check that quotes what was written. */
function writtenAs(condition: Pattern, selector: string) {
  const written = render(condition).slice(2 + selector.length + 1, -2);
  const [operator = "", ...value] = written.split(" ");
  return {
    condition,
    selector: { text: selector, offset: 0 },
    operator,
    value: { text: value.join(" "), offset: 0 },
  };
}

/** Types see the asterisks of literals only; a list from a configuration is looked at here. */
function exact(values: readonly string[]): readonly string[] {
  for (const value of values) {
    if (value.includes("*")) {
      throw new Error(message("asteriskInExact", { found: `\`${value}\`` }));
    }
  }
  return values;
}

function wild(values: readonly string[]): readonly string[] {
  for (const value of values) {
    if (!value.startsWith("*") && !value.endsWith("*")) {
      throw new Error(message("noAsterisk", { found: `\`${value}\`` }));
    }
  }
  return values;
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new Error(`expected a finite number, found ${value}`);
}

function checkedRegex(source: string): string {
  const scanner = new Scanner(`%${source}%`);
  const parsed = scanner.regex();
  return parsed === source ? source : scanner.fail("percent");
}
