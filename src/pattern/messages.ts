/**
 * Every sentence that the pattern language says about a mistake, once.
 *
 * The run-time parser fills them with {@link message}, the type-level parser with {@link Message};
 * that is why the compiler and the command line use the same words.
 */
export const messages = {
  // syntax
  open: "expected { at the start of a JSON pattern, found {found}",
  close: "expected the pattern to end after }, found {found}",
  condition:
    'expected a condition such as $.eventName = "StopLogging", found {found}',
  selector:
    "expected a selector, which starts with $. as in $.eventName, found {found}",
  step: "expected a selector of .name (letters, digits, - and _), [0], [*], .* and .['key'], found `{selector}`",
  operator:
    "expected =, !=, <, <=, >, >=, IS or NOT EXISTS after {selector}, found {found}",
  exists:
    'CloudWatch has NOT EXISTS but no EXISTS: for "has a value" write {selector} = *',
  is: "expected NULL, TRUE or FALSE after IS, found {found}",
  isNot:
    "CloudWatch has no IS NOT: after {selector} expected IS NULL, IS TRUE, IS FALSE or NOT EXISTS",
  notExists: "expected EXISTS after {selector} NOT, found {found}",
  value: "expected a value after {operator}, found {found}",
  quotes:
    "expected double quotes around a value with other characters than letters, digits, _ . * and -, found {found}",
  bareNull:
    "CloudWatch compares nothing with null: expected {selector} IS NULL, or double quotes around the word, found {found}",
  unclosedQuote: 'expected a closing " after {found}',
  unclosedRegex: "expected a closing % after {found}",
  number: "expected a number after {operator}, found {found}",
  inside: "expected &&, || or ), found {found}",
  outside: "expected &&, || or } at the end, found {found}",
  term: "expected a word of letters, digits, _ and ., or double quotes around it, found {found}",
  termEnd: "expected a blank after the term, found {found}",
  termRegex:
    "a regular expression takes no other term beside it: write one such as %ERROR|WARN%, found {found}",
  regexNothing: "expected a regular expression, found {found}",
  regexGroup:
    "CloudWatch knows no groups, found {found}: write alternatives with |, or \\x28 and \\x29 for the characters",
  regexCharacter:
    "CloudWatch knows no {found} in a regular expression: write \\x{hex}",
  regexAscii:
    "CloudWatch knows no {found} in a regular expression: only ASCII is supported",
  columnEnd: "expected , or ] after a column, found {found}",
  columnsClose: "expected the pattern to end after ], found {found}",
  columnCondition: "expected a column such as status_code = 4*, found {found}",
  columnName:
    "expected a column's name to begin with a letter or _, found {found}",
  columnTwice: "expected every column's name once, found {found} again",
  columnOther:
    "expected a condition on {column}, found one on {found}: each column takes conditions on itself only",
  columnOperator: "expected =, !=, <, <=, > or >=, found {found}",
  // what the record says
  unknownField: "unknown field {field} in {object}: expected one of {expected}",
  noFields: "{selector} is {kind} and has no fields, found {found}",
  needsIndex:
    "{selector} is an array: expected an element such as [0] or [*], found {found}",
  notArray: "{selector} is {kind}, not an array, found {found}",
  notScalar:
    "{selector} is {kind}, which no comparison matches: compare one of its fields",
  notOneOf: "{selector} is one of {expected}, found {found}",
  notBoolean:
    "{selector} is true or false: expected IS TRUE or IS FALSE, found {found}",
  notOrdered: "{selector} is text: expected = or !=, found {found}",
  textInQuotes:
    "{selector} is text: expected the value in double quotes, found the number {found}",
  textNotBoolean:
    '{selector} is text: expected = "{value}" with double quotes, found IS {found}',
  neverNull:
    "{selector} is never null, it is left out of the record: expected NOT EXISTS, found IS NULL",
  asteriskInExact:
    "equals compares to the letter: expected a value without an asterisk, found {found}: use like",
  noAsterisk:
    "like compares with a wildcard: expected an asterisk at the start or the end, found {found}: use equals",
  percent: "expected a regular expression without %, found one: write \\x25",
  asterisk:
    "an asterisk is a wildcard only at the start or the end of a value, found {found}: use a regular expression such as %^a.*z$%",
} as const;

export type MessageKey = keyof typeof messages;

/** The values that fill a sentence, by the name of its blank. */
export type Blanks = Readonly<Record<string, string>>;

/** The sentence with its blanks filled, as a type. */
export type Message<K extends MessageKey, B extends Blanks> = Fill<
  (typeof messages)[K],
  B
>;

type Fill<
  T extends string,
  B extends Blanks,
> = T extends `${infer Before}{${infer Name}}${infer After}`
  ? Name extends keyof B
    ? `${Before}${B[Name]}${Fill<After, B>}`
    : `${Before}{${Fill<`${Name}}${After}`, B>}`
  : T;

/** The sentence with its blanks filled. */
export function message<K extends MessageKey, const B extends Blanks>(
  key: K,
  blanks: B,
): Message<K, B> {
  const text = messages[key].replace(
    /\{(\w+)\}/g,
    (blank, name: string) => blanks[name] ?? blank,
  );
  // The same filling as the type does, which the agreement test compares letter by letter.
  return text as Message<K, B>;
}
