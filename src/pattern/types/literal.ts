import type { Message } from "../messages";
import type { Schema } from "../schema";
import type { Condition, Rest } from "./condition";
import type { Found, IsLiteral, TrimLeft } from "./literal-tokens";

/**
 * The literal itself where it is a JSON pattern that a record of this schema can satisfy,
 * otherwise the sentence that says what was expected and what was found. A text that is not a
 * literal is left to the run-time parser, which says the same.
 *
 * Only the first mistake is told. Quotas and the structure of regular expressions are left to run time.
 */
export type CheckedPattern<
  T extends string,
  S extends Schema,
> = T extends string
  ? IsLiteral<T> extends true
    ? Check<T, S> extends infer Mistake extends string
      ? Mistake
      : T
    : T
  : never;

/** The mistake, or undefined. */
type Check<T extends string, S extends Schema> =
  TrimLeft<T> extends `{${infer R}`
    ? Expression<TrimLeft<R>, "", S>
    : Message<"open", { found: Found<T> }>;

/**
 * A condition or an opening parenthesis comes next. `Depth` has a `(` for each one open; eight are
 * taken at a time, so that 500 pairs stay below TypeScript's 1,000 steps.
 */
type Expression<
  T extends string,
  Depth extends string,
  S extends Schema,
> = T extends `((((((((${infer R}`
  ? Expression<R, `((((((((${Depth}`, S>
  : T extends `(${infer R}`
    ? Expression<TrimLeft<R>, `(${Depth}`, S>
    : Condition<T, S> extends Rest<infer R>
      ? After<TrimLeft<R>, Depth, S>
      : Condition<T, S>;

/** A connective or a closing parenthesis comes next. */
type After<
  T extends string,
  Depth extends string,
  S extends Schema,
> = T extends `&&${infer R}`
  ? Expression<TrimLeft<R>, Depth, S>
  : T extends `||${infer R}`
    ? Expression<TrimLeft<R>, Depth, S>
    : Depth extends `((((((((${infer D}`
      ? T extends `))))))))${infer R}`
        ? After<TrimLeft<R>, D, S>
        : T extends `)${infer R}`
          ? After<TrimLeft<R>, `(((((((${D}`, S>
          : Message<"inside", { found: Found<T> }>
      : Depth extends `(${infer D}`
        ? T extends `)${infer R}`
          ? After<TrimLeft<R>, D, S>
          : Message<"inside", { found: Found<T> }>
        : T extends `}${infer R}`
          ? TrimLeft<R> extends ""
            ? undefined
            : Message<"close", { found: Found<R> }>
          : Message<"outside", { found: Found<T> }>;
