import type { Message } from "../messages";
import type { Schema, TextSchema } from "../schema";
import type {
  Found,
  IsBare,
  IsNumber,
  IsSteps,
  NameCharacter,
  SelectorToken,
  Token,
  TrimLeft,
} from "./literal-tokens";
import type {
  IsBooleanMistake,
  IsNullMistake,
  ScalarMistake,
  TextMistake,
} from "./mistakes";
import type { SchemaAt } from "./paths";
import type { RegexMistake } from "./regex";

/** What is left after a condition. */
export interface Rest<T extends string> {
  readonly rest: T;
}

type SelectorStart = NameCharacter | ".";

/** One condition: `Rest` after it, or the mistake in it. */
export type Condition<
  T extends string,
  S extends Schema,
> = T extends `$${string}`
  ? SelectorToken<T> extends `$${infer Path}`
    ? IsSteps<Path> extends true
      ? T extends `$${Path}${infer R}`
        ? Operator<TrimLeft<R>, `$${Path}`, SchemaAt<S, Path>>
        : never
      : Message<"step", { selector: `$${Path}` }>
    : never
  : T extends `${SelectorStart}${string}`
    ? Message<"selector", { found: Found<T> }>
    : Message<"condition", { found: Found<T> }>;

/** `F` is the field's schema, or the sentence that there is no such field, told once the syntax is read. */
type Operator<
  T extends string,
  Sel extends string,
  F,
> = T extends `!=${infer R}`
  ? Equality<TrimLeft<R>, "!=", Sel, F>
  : T extends `<=${infer R}`
    ? Order<TrimLeft<R>, "<=", Sel, F>
    : T extends `>=${infer R}`
      ? Order<TrimLeft<R>, ">=", Sel, F>
      : T extends `=${infer R}`
        ? Equality<TrimLeft<R>, "=", Sel, F>
        : T extends `<${infer R}`
          ? Order<TrimLeft<R>, "<", Sel, F>
          : T extends `>${infer R}`
            ? Order<TrimLeft<R>, ">", Sel, F>
            : Keyword<T, Sel, F>;

type Keyword<T extends string, Sel extends string, F> =
  Uppercase<Token<T>> extends "IS"
    ? T extends `${Token<T>}${infer R}`
      ? Is<TrimLeft<R>, Sel, F>
      : never
    : Uppercase<Token<T>> extends "NOT"
      ? T extends `${Token<T>}${infer R}`
        ? Not<TrimLeft<R>, Sel, F>
        : never
      : Uppercase<Token<T>> extends "EXISTS"
        ? Message<"exists", { selector: Sel }>
        : Message<"operator", { selector: Sel; found: Found<T> }>;

type Is<T extends string, Sel extends string, F> =
  Uppercase<Token<T>> extends "NULL"
    ? Told<F, IsNullMistake<F, Sel>, T, Token<T>>
    : Uppercase<Token<T>> extends infer Word extends "TRUE" | "FALSE"
      ? Told<F, IsBooleanMistake<F, Sel, Word>, T, Token<T>>
      : Uppercase<Token<T>> extends "NOT"
        ? Message<"isNot", { selector: Sel }>
        : Message<"is", { found: Found<T> }>;

type Not<T extends string, Sel extends string, F> =
  Uppercase<Token<T>> extends "EXISTS"
    ? Told<F, undefined, T, Token<T>>
    : Message<"notExists", { selector: Sel; found: Found<T> }>;

type Order<T extends string, Op extends string, Sel extends string, F> =
  IsNumber<Token<T>> extends true
    ? Told<
        F,
        F extends TextSchema
          ? Message<"notOrdered", { selector: Sel; found: `\`${Op}\`` }>
          : ScalarMistake<F, Sel, Token<T>>,
        T,
        Token<T>
      >
    : Message<"number", { operator: Op; found: Found<T> }>;

type Equality<
  T extends string,
  Op extends string,
  Sel extends string,
  F,
> = T extends `"${infer R}`
  ? Quoted<R> extends infer Value extends string
    ? Told<F, TextMistake<F, Sel, Value, `"${Value}"`>, T, `"${Value}"`>
    : Message<"unclosedQuote", { found: Found<T> }>
  : T extends `%${infer R}`
    ? R extends `${infer Source}%${string}`
      ? RegexMistake<Source> extends infer Mistake extends string
        ? Mistake
        : Told<F, ScalarMistake<F, Sel, `%${Source}%`>, T, `%${Source}%`>
      : Message<"unclosedRegex", { found: Found<T> }>
    : Bare<T, Token<T>, Op, Sel, F>;

type Bare<
  T extends string,
  Value extends string,
  Op extends string,
  Sel extends string,
  F,
> = Value extends "" | `=${string}`
  ? Message<"value", { operator: Op; found: Found<T> }>
  : IsNumber<Value> extends true
    ? Told<
        F,
        F extends TextSchema
          ? Message<"textInQuotes", { selector: Sel; found: `\`${Value}\`` }>
          : ScalarMistake<F, Sel, Value>,
        T,
        Value
      >
    : IsBare<Value> extends true
      ? Uppercase<Value> extends "NULL"
        ? Message<"bareNull", { selector: Sel; found: `\`${Value}\`` }>
        : Told<F, TextMistake<F, Sel, Value, Value>, T, Value>
      : Message<"quotes", { found: `\`${Value}\`` }>;

/** The text up to the closing quote, as written, or undefined without one; `\"` does not close. */
type Quoted<
  T extends string,
  Seen extends string = "",
> = T extends `${infer A}"${infer R}`
  ? EndsInEscape<A> extends true
    ? Quoted<R, `${Seen}${A}"`>
    : `${Seen}${A}`
  : undefined;
type EndsInEscape<T extends string> = T extends `${infer A}\\\\`
  ? EndsInEscape<A>
  : T extends `${string}\\`
    ? true
    : false;

/** The unknown field's sentence, or the mistake, or what is left after the token. */
type Told<F, Mistake, T extends string, Taken extends string> = F extends string
  ? F
  : Mistake extends string
    ? Mistake
    : T extends `${Taken}${infer R}`
      ? Rest<R>
      : never;
