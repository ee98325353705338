import type { EqualityOperator, NumberOperator } from "./ast";
import type { compileRegex } from "./regex/match";

/**
 * What a comparison means, and every choice made where the user guide is silent, in this one place.
 *
 * Documented: comparisons are case-sensitive; a missing field satisfies none of them, `!=`
 * included; an array, an object, a boolean and null satisfy none; `IS` needs the very value.
 *
 * "Recorded" is what CloudWatch itself answered to TestMetricFilter in September 2026, in the
 * recordings that the floci and stackd projects publish. Where a page of the guide says otherwise,
 * the page is followed and the recording named.
 */
export const choices = {
  "number-as-text":
    'A text comparison sees a JSON number as its shortest decimal text: `= "1"` and `= 4*` match 1 and 404. Recorded, but for numbers such as 1.0 and 1e3, whose spelling JSON.parse drops.',
  "text-beside-number":
    'A number comparison takes a JSON string to the letter: `= 1` matches "1", `!= 1` matches "01" and "1.0", and a string is in no order. Recorded.',
  overflow:
    "A number too large for a double is a value, but equals no number, differs from none and is in no order. Recorded.",
  "bare-null":
    "`= null` is refused: IS NULL is the test, and a text wants quotes. Recorded.",
  "interior-asterisk":
    "An asterisk inside a value is the character itself, as the 2021 guide says; today's guide is silent. The typed forms refuse it.",
  "condition-only":
    "A selector that meets an array or object fails its own condition, not the whole pattern. Recorded.",
  "any-child":
    "[*] and .* are one: each selects the elements of an array and the fields of an object. Recorded.",
  "wildcard-any":
    "A condition with a wildcard holds when it does for any value; NOT EXISTS when nothing is selected; `!=` when what the wildcard looks into is there and no value in it is equal. Recorded.",
  "null-in-array":
    "IS NULL is also true of an array with a null in it. Recorded.",
  "through-anything":
    "NOT EXISTS is true when the way to the field leads through null, a text or an array. Recorded.",
  "root-object":
    "A JSON pattern matches JSON objects only; a message that is text is parsed first, and one that is not JSON matches nothing. Recorded.",
  "own-keys":
    "Only a record's own keys count, so `$.constructor` is missing from a record without it.",
  "any-case-keywords":
    "IS, NULL, TRUE, FALSE, NOT and EXISTS are read in any case, as deployed filters write them, and always written in capitals. Recorded.",
  "question-marks":
    "Terms with ? are ignored beside terms without one, as the guide says; a lone group of them matches when any term does.",
  "blank-phrase":
    'The phrase " " matches every message, as the guide says. Recorded: only one with a blank in it.',
  "hyphen-in-word":
    "A hyphen between words excludes the second: `a-b` is `a -b`. Recorded.",
  "rest-of-line":
    "Without ... the last column takes the rest of the message, so `[w1=ERROR, w2]` needs two words or more. Recorded.",
  newline:
    "In a regular expression `.` is any character but a newline. Recorded.",
} as const;

/** The test of one selected value; `undefined` stands for a missing field. */
export type ValueTest = (value: unknown) => boolean;

/** The text that a comparison sees, or undefined where none can match. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

/** Whether a text equals a value with wildcards at its ends. */
function wildcardTest(value: string): (text: string) => boolean {
  const before = value.startsWith("*");
  const after = value.length > 1 && value.endsWith("*");
  const inner = value.slice(before ? 1 : 0, after ? -1 : undefined);
  if (before && after) return (text) => text.includes(inner);
  if (before) return (text) => text.endsWith(inner);
  if (after) return (text) => text.startsWith(inner);
  return (text) => text === inner;
}

/** A comparison with a text that may have an asterisk at its ends. */
export function textTest(operator: EqualityOperator, value: string): ValueTest {
  return scalarTest(operator, wildcardTest(value));
}

/** Equal to one of many values without wildcards. */
export function exactTest(values: ReadonlySet<string>): ValueTest {
  return (value) => {
    const text = textOf(value);
    return text !== undefined && values.has(text);
  };
}

/** A comparison with a regular expression. */
export function regexTest(
  operator: EqualityOperator,
  search: ReturnType<typeof compileRegex>,
): ValueTest {
  return scalarTest(operator, search);
}

function scalarTest(
  operator: EqualityOperator,
  test: (text: string) => boolean,
): ValueTest {
  const wanted = operator === "=";
  return (value) => {
    const text = textOf(value);
    return text !== undefined && test(text) === wanted;
  };
}

const compare: Record<NumberOperator, (a: number, b: number) => boolean> = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** A comparison with a number. */
export function numberTest(
  operator: NumberOperator,
  wanted: number,
): ValueTest {
  const holds = compare[operator];
  const text = String(wanted);
  return (value) => {
    if (typeof value === "number") {
      return Number.isFinite(value) && holds(value, wanted);
    }
    if (typeof value !== "string") return false;
    return operator === "="
      ? value === text
      : operator === "!=" && value !== text;
  };
}

/** `IS NULL`, `IS TRUE`, `IS FALSE`. */
export function isTest(wanted: null | boolean): ValueTest {
  return (value) =>
    value === wanted ||
    (wanted === null && Array.isArray(value) && value.includes(null));
}
