import type { Message } from "../messages";
import type { AnySchema, BooleanSchema, Schema, TextSchema } from "../schema";
import type { Described } from "./paths";

/*
 * Why a condition can never mean what it says, as types: the sentence, or undefined. `F` is the
 * field's schema. `check.ts` makes the same checks at run time.
 */

export type IsNullMistake<F, Sel extends string> = F extends
  AnySchema | { readonly nullable: true }
  ? undefined
  : Message<"neverNull", { selector: Sel }>;

export type IsBooleanMistake<
  F,
  Sel extends string,
  Word extends string,
> = F extends AnySchema | BooleanSchema
  ? undefined
  : F extends TextSchema
    ? Message<
        "textNotBoolean",
        { selector: Sel; value: Lowercase<Word>; found: Word }
      >
    : NotScalar<F, Sel>;

export type TextMistake<
  F,
  Sel extends string,
  Value extends string,
  Written extends string,
> = F extends AnySchema | TextSchema
  ? Inner<Value> extends `${string}*${string}`
    ? Message<"asterisk", { found: `\`${Written}\`` }>
    : F extends TextSchema<infer V>
      ? V["length"] extends 0
        ? undefined
        : Value extends V[number] | `*${string}` | `${string}*`
          ? undefined
          : Message<
              "notOneOf",
              { selector: Sel; expected: Join<V>; found: `\`${Written}\`` }
            >
      : undefined
  : ScalarMistake<F, Sel, Written>;

/** A value without the places where an asterisk is a wildcard: its first character, and an asterisk at its end. */
export type Inner<T extends string> = T extends `${infer _}${infer R}`
  ? ButLast<R>
  : "";
type ButLast<T extends string> = T extends `${infer A}*` ? A : T;

type Join<V extends readonly string[]> = V extends readonly [
  infer First extends string,
  ...infer Others extends readonly string[],
]
  ? Others extends readonly []
    ? First
    : `${First}, ${Join<Others>}`
  : "";

/** The mistake of comparing true or false, an object or an array with a text or a number. */
export type ScalarMistake<
  F,
  Sel extends string,
  Written extends string,
> = F extends AnySchema | TextSchema
  ? undefined
  : F extends BooleanSchema
    ? Message<"notBoolean", { selector: Sel; found: `\`${Written}\`` }>
    : NotScalar<F, Sel>;

type NotScalar<F, Sel extends string> = F extends Schema
  ? Message<"notScalar", { selector: Sel; kind: Described<F> }>
  : undefined;
