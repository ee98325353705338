/** Cutting a pattern literal into tokens, in types. Each type takes whole tokens: TypeScript ends a recursion near 1,000 steps. */

/** Whether the text is known to the letter, unlike `string` and a template with a hole such as `${name}*`. */
export type IsLiteral<T extends string> =
  {} extends Record<T, unknown> ? false : true;

type Blank = " " | "\n" | "\t" | "\r";

/** Without the blanks at the start. */
export type TrimLeft<T extends string> = T extends `    ${infer R}`
  ? TrimLeft<R>
  : T extends `${Blank}${infer R}`
    ? TrimLeft<R>
    : T;

/** The text before the first delimiter, or all of it. */
type Before<
  T extends string,
  D extends string,
> = T extends `${infer A}${D}${string}` ? A : T;

/** A cut at the delimiters, one after the other: the likeliest first, since each later cut then has less to search. */
export type Cut<
  T extends string,
  D extends readonly string[],
> = D extends readonly [
  infer First extends string,
  ...infer Others extends readonly string[],
]
  ? Cut<Before<T, First>, Others>
  : T;

/** A word, value or keyword, as the scanner's TOKEN: up to a blank, a bracket, a comma, & or |. */
export type Token<T extends string> = Cut<
  T,
  [")", " ", "|", "&", "}", "\n", "\t", "\r", "(", "{", "[", "]", ","]
>;

/** What comes next, as a person would name it: a token or one character in backticks. */
export type Found<T extends string> = FoundTrimmed<TrimLeft<T>>;
type FoundTrimmed<T extends string> = T extends ""
  ? "the end"
  : Token<T> extends ""
    ? T extends `${infer One}${string}`
      ? `\`${One}\``
      : never
    : `\`${Token<T>}\``;

/** The whole of what stands where a selector should, right or wrong; keys in `.['…']` may hold any character but `'`. */
export type SelectorToken<T extends string, Seen extends string = ""> =
  Unquoted<T> extends infer Plain extends string
    ? Plain extends `${infer Head}.['${string}`
      ? T extends `${Head}.['${infer Key}']${infer Rest}`
        ? Key extends `${string}'${string}`
          ? `${Seen}${Plain}`
          : SelectorToken<Rest, `${Seen}${Head}.['${Key}']`>
        : `${Seen}${Plain}`
      : `${Seen}${Plain}`
    : never;
type Unquoted<T extends string> = Cut<
  T,
  ["=", " ", ")", "!", "<", ">", "}", "\n", "\t", "\r", "(", "{"]
>;

/** The characters of a text, as a union. */
type Characters<T extends string> = T extends `${infer First}${infer Others}`
  ? First | Characters<Others>
  : never;

type Digit = Characters<"0123456789">;
type Letter = Characters<"abcdefghijklmnopqrstuvwxyz">;
export type NameCharacter = Letter | Uppercase<Letter> | Digit | "_" | "-";
type BareCharacter = NameCharacter | "." | "*";

/** Whether the text consists of these characters; false for no text. Four at a time, for the longest legal word. */
type Only<
  T extends string,
  Allowed extends string,
> = T extends `${infer A}${infer B}${infer C}${infer D}${infer R}`
  ? A | B | C | D extends Allowed
    ? R extends ""
      ? true
      : Only<R, Allowed>
    : false
  : T extends `${infer A}${infer R}`
    ? A extends Allowed
      ? R extends ""
        ? true
        : Only<R, Allowed>
      : false
    : false;

/** Whether a value may stand without quotes. */
export type IsBare<T extends string> = Only<T, BareCharacter>;

/** Whether the text after `$` is steps: `.name`, `.*`, `.['key']`, `[0]`, `[*]`, the first of them not an array's. */
export type IsSteps<P extends string> = P extends `.${string}`
  ? AreSteps<P>
  : false;
type AreSteps<P extends string> = P extends ""
  ? true
  : P extends `.['${infer Key}']${infer R}`
    ? Key extends `${string}'${string}`
      ? false
      : AreSteps<R>
    : P extends `.*${infer R}` | `[*]${infer R}`
      ? AreSteps<R>
      : P extends `[${infer I}]${infer R}`
        ? Only<I, Digit> extends true
          ? AreSteps<R>
          : false
        : P extends `.${infer R}`
          ? Before<Before<R, ".">, "["> extends infer Name extends string
            ? Only<Name, NameCharacter> extends true
              ? R extends `${Name}${infer After}`
                ? AreSteps<After>
                : never
              : false
            : never
          : false;

/** Whether the token is a number as characters.ts has it: 400, +1000, 55.5, 10e-3. */
export type IsNumber<T extends string> = T extends `${infer H}${infer R}`
  ? H extends "+" | "-"
    ? IsUnsigned<R>
    : H extends Digit
      ? IsUnsigned<T>
      : false
  : false;
type IsUnsigned<T extends string> =
  Lowercase<T> extends `${infer M}e${infer E}`
    ? E extends `${"+" | "-"}${infer D}`
      ? And<IsDecimal<M>, Only<D, Digit>>
      : And<IsDecimal<M>, Only<E, Digit>>
    : IsDecimal<T>;
type IsDecimal<T extends string> = T extends `${infer I}.${infer F}`
  ? And<Only<I, Digit>, Only<F, Digit>>
  : Only<T, Digit>;
type And<A extends boolean, B extends boolean> = A extends true ? B : false;
