import {
  and,
  or,
  type EqualityOperator,
  type NumberOperator,
  type Pattern,
} from "./ast";
import { checkCondition } from "./check";
import type { Message } from "./messages";
import { parseSelector } from "./parse-selector";
import type { KnownPath, SchemaAt } from "./paths";
import { render } from "./render";
import { Scanner } from "./scanner";
import type {
  AnySchema,
  BooleanSchema,
  ObjectSchema,
  Schema,
  TextSchema,
} from "./schema";

/** All of the patterns must match. */
export function allOf(...patterns: readonly [Pattern, ...Pattern[]]): Pattern {
  return and(patterns);
}

/** At least one of the patterns must match. */
export function anyOf(...patterns: readonly [Pattern, ...Pattern[]]): Pattern {
  return or(patterns);
}

/** What can be said of any field. */
export interface AnyKindOfField {
  /** The field is not in the record at all; a present null does not count. */
  notExists(): Pattern;
}

/** What can be said of a text. `V` is the texts that the field can hold. */
export interface TextField<V extends string = string> extends AnyKindOfField {
  /** One of the values, to the letter. */
  equals<const T extends readonly [string, ...string[]]>(
    ...values: { [I in keyof T]: Exact<T[I], V> }
  ): Pattern;
  /** Present, and none of the values. A record without the field does not match. */
  notEquals<const T extends readonly [string, ...string[]]>(
    ...values: { [I in keyof T]: Exact<T[I], V> }
  ): Pattern;
  /** None of the values, or not in the record: what an exclusion wants. */
  notEqualsOrMissing<const T extends readonly [string, ...string[]]>(
    ...values: { [I in keyof T]: Exact<T[I], V> }
  ): Pattern;
  /** One of the values, with `*` at the start, the end or both ends for any text. */
  like<const T extends readonly [string, ...string[]]>(
    ...values: { [I in keyof T]: Wildcard<T[I]> }
  ): Pattern;
  /** Present, and like none of the values. */
  notLike<const T extends readonly [string, ...string[]]>(
    ...values: { [I in keyof T]: Wildcard<T[I]> }
  ): Pattern;
  /** The regular expression, of CloudWatch's subset and without `%`, is found in the text. */
  matches(source: string): Pattern;
  /** Present, and the regular expression is not found in it. */
  notMatches(source: string): Pattern;
  /** Present with some text. */
  hasValue(): Pattern;
}

/** What can be said of true or false. */
export interface BooleanField extends AnyKindOfField {
  isTrue(): Pattern;
  isFalse(): Pattern;
}

export interface NullableField extends AnyKindOfField {
  /** Present as null. */
  isNull(): Pattern;
}

/** What can be said where anything may stand, as in `requestParameters`. */
export interface FreeField extends TextField, BooleanField, NullableField {
  is(operator: NumberOperator, value: number): Pattern;
}

/** The conditions that fit a schema. */
export type FieldOf<S> = S extends AnySchema
  ? FreeField
  : S extends TextSchema<infer V>
    ? TextField<V["length"] extends 0 ? string : V[number]>
    : S extends BooleanSchema
      ? BooleanField
      : S extends { readonly nullable: true }
        ? NullableField
        : AnyKindOfField;

/** The value itself where it may stand, otherwise the sentence that says why not. */
type Exact<T, V extends string> = T extends `${string}*${string}`
  ? Message<"asteriskInExact", { found: `\`${T}\`` }>
  : T extends V
    ? T
    : V;

type Wildcard<T> = T extends string
  ? Inner<T> extends `${string}*${string}`
    ? Message<"asterisk", { found: `\`${T}\`` }>
    : T extends `*${string}` | `${string}*`
      ? T
      : Message<"noAsterisk", { found: `\`${T}\`` }>
  : never;

type Inner<T extends string> = T extends `*${infer R}`
  ? WithoutLast<R>
  : WithoutLast<T>;
type WithoutLast<T extends string> = T extends `${infer R}*` ? R : T;

/** A path of the record as it is, otherwise the sentence that says what is wrong with it. */
export type CheckedPath<S extends Schema, P extends string> = string extends P
  ? P
  : P extends KnownPath<S>
    ? P
    : SchemaAt<S, `.${P}`> extends infer Found
      ? Found extends string
        ? Found
        : P
      : never;

/** `field`, bound to the fields of one schema. */
export type FieldFunction<S extends ObjectSchema> = <
  const P extends KnownPath<S> | (string & {}),
>(
  path: P extends string ? CheckedPath<S, P> : never,
) => string extends P ? FreeField : FieldOf<SchemaAt<S, `.${P}`>>;

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
    equals: (...values) => some(values),
    notEquals: (...values) => none(values),
    notEqualsOrMissing: (...values) => or([notExists(), none(values)]),
    like: (...values) => some(values),
    notLike: (...values) => none(values),
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

function checkedRegex(source: string): string {
  const scanner = new Scanner(`%${source}%`);
  const parsed = scanner.regex();
  return parsed === source ? source : scanner.fail("percent");
}
