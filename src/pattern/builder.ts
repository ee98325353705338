import { and, or, type EqualityOperator, type Pattern } from "./ast";
import { message } from "./messages";
import { parseSelector } from "./syntax/selector";
import { render } from "./render";
import { Scanner } from "./syntax/scanner";
import type { ObjectSchema } from "./schema";
import { schemaAt } from "./schema-at";
import { parseFor } from "./typed-literal";
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
  /** Rules ask for the same few over and over. */
  const known = new Map<string, FreeField>();
  const fieldAt = (path: string) => {
    const made = known.get(path) ?? Object.freeze(field(schema, path));
    known.set(path, made);
    return made;
  };
  return fieldAt as unknown as FieldFunction<S>; // FreeField has every method of every FieldOf; the types hide those that do not fit
}

function field(schema: ObjectSchema, path: string): FreeField {
  const scanner = new Scanner(`$.${path}`);
  const selector = parseSelector(scanner);
  if (!scanner.atEnd()) scanner.fail("step", { selector: scanner.text });
  const found = schemaAt(schema, selector);
  if (typeof found === "string") throw new Error(found);
  // Types can be got round: a condition is written and read back, so that no wrong one is made.
  const make = (condition: Pattern) => parseFor(schema, render(condition));
  const text = (operator: EqualityOperator, value: string) =>
    make({ kind: "text", selector, operator, value });
  const some = (values: readonly string[]) =>
    or(values.map((value) => text("=", value)));
  const none = (values: readonly string[]) =>
    and(values.map((value) => text("!=", value)));
  const is = (value: null | boolean) => make({ kind: "is", selector, value });
  const regex = (operator: EqualityOperator, source: string) =>
    make({ kind: "regex", selector, operator, source: unclosed(source) });
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
      make({ kind: "number", selector, operator, value }),
    notExists,
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

/** The source, without a `%` that would end the expression. */
function unclosed(source: string): string {
  if (!source.includes("%")) return source;
  throw new Error(message("percent", {}));
}
