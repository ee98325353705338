/** Cutting a pattern literal into tokens, in types. Each type takes whole tokens: TypeScript ends a recursion near 1,000 steps. */

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
type Cut<T extends string, D extends readonly string[]> = D extends readonly [
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

/** The whole of what stands where a selector should, right or wrong; keys in `.['…']` may hold any character. */
export type SelectorToken<T extends string> =
  Unquoted<T> extends infer Plain extends string
    ? Plain extends `${infer Head}.['${string}`
      ? T extends `${Head}.['${infer Key}']${infer Rest}`
        ? `${Head}.['${Key}']${SelectorToken<Rest>}`
        : Plain
      : Plain
    : never;
type Unquoted<T extends string> = Cut<
  T,
  ["=", " ", ")", "!", "<", ">", "}", "\n", "\t", "\r", "(", "{"]
>;

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
type Lower =
  | (
      | "a"
      | "b"
      | "c"
      | "d"
      | "e"
      | "f"
      | "g"
      | "h"
      | "i"
      | "j"
      | "k"
      | "l"
      | "m"
    )
  | (
      | "n"
      | "o"
      | "p"
      | "q"
      | "r"
      | "s"
      | "t"
      | "u"
      | "v"
      | "w"
      | "x"
      | "y"
      | "z"
    );
export type NameCharacter = Lower | Uppercase<Lower> | Digit | "_" | "-";
type BareCharacter = NameCharacter | "." | "*" | ":" | "/";

/** Whether every character of the text is one of `C`; false for no text. */
type Only<T extends string, C extends string> = T extends C
  ? true
  : T extends `${C}${infer R}`
    ? Only<R, C>
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
export type IsNumber<T extends string> = T extends `${"+" | "-"}${infer R}`
  ? IsUnsigned<R>
  : IsUnsigned<T>;
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
