import type { NumberOperator, Pattern } from "../ast";
import type { Message } from "../messages";
import type {
  AnySchema,
  BooleanSchema,
  ObjectSchema,
  Schema,
  TextSchema,
} from "../schema";
import type { IsLiteral, IsSteps } from "./literal-tokens";
import type { Inner } from "./mistakes";
import type { KnownPath, SchemaAt } from "./paths";
import type { RegexMistake } from "./regex";

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
  matches<const T extends string>(source: Regex<T>): Pattern;
  /** Present, and the regular expression is not found in it. */
  notMatches<const T extends string>(source: Regex<T>): Pattern;
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

/** The value itself where it has its asterisk at an end, otherwise the sentence. */
type Wildcard<T> = string extends T
  ? T
  : T extends string
    ? Inner<T> extends `${string}*${string}`
      ? Message<"asterisk", { found: `\`${T}\`` }>
      : T extends `*${string}` | `${string}*`
        ? T
        : Message<"noAsterisk", { found: `\`${T}\`` }>
    : never;

/** The expression itself, as far as its characters can be told, otherwise the sentence. */
type Regex<T extends string> = T extends `${string}%${string}`
  ? Message<"percent", {}>
  : RegexMistake<T> extends infer Mistake extends string
    ? Mistake
    : T;

/** A path of the record as it is, otherwise the sentence that says what is wrong with it. */
type CheckedPath<S extends Schema, P extends string> =
  P extends KnownPath<S>
    ? P
    : IsLiteral<P> extends false
      ? P
      : IsSteps<`.${P}`> extends true
        ? SchemaAt<S, `.${P}`> extends infer Found extends string
          ? Found
          : P
        : Message<"step", { selector: `$.${P}` }>;

/** `field`, bound to the fields of one schema. */
export type FieldFunction<S extends ObjectSchema> = <
  const P extends KnownPath<S> | (string & {}),
>(
  path: P extends string ? CheckedPath<S, P> : never,
) => IsLiteral<P> extends true ? FieldOf<SchemaAt<S, `.${P}`>> : FreeField;
