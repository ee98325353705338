/**
 * What a comparison means, and every choice made where AWS is silent, in this one place.
 *
 * Documented: comparisons are case-sensitive; a missing field satisfies none of them, `!=`
 * included; an array, an object, a boolean and null satisfy none; `IS` needs the very value.
 */
export const choices = {
  "number-as-text":
    "A text comparison sees a JSON number as its shortest decimal text: `= 4*` matches 404. AWS documents the wildcard on numbers, not the text form.",
  "text-as-number":
    'A number comparison reads a JSON string that is wholly a number: `= 3` matches "3"; another string is unequal and in no order.',
  "interior-asterisk":
    "An asterisk inside a value is the character itself, as the 2021 guide says; today's guide is silent. The typed forms refuse it.",
  "condition-only":
    "A selector that meets an array or object fails its own condition, not the whole pattern.",
  "wildcard-any":
    "A selector with a wildcard matches when any value it selects does, for `!=` and IS too; NOT EXISTS when it selects none.",
  "through-anything":
    "NOT EXISTS is true when the way to the field leads through null, a text or an array.",
  "root-object":
    "A JSON pattern matches JSON objects only; a message that is text is parsed first, and one that is not JSON matches nothing.",
  "own-keys":
    "Only a record's own keys count, so `$.constructor` is missing from a record without it.",
  "any-case-keywords":
    "IS, NULL, TRUE, FALSE, NOT and EXISTS are read in any case, as deployed filters write them, and always written in capitals.",
  "question-marks":
    "Terms with ? are ignored beside terms without one, as the guide says; a lone group of them matches when any term does.",
  newline: "In a regular expression `.` is any character but a newline.",
} as const;

import { NUMBER } from "./syntax/characters";
import type { EqualityOperator, NumberOperator } from "./ast";
import type { compileRegex } from "./regex/match";

/** The test of one selected value; `undefined` stands for a missing field. */
export type ValueTest = (value: unknown) => boolean;

/** The text that a comparison sees, or undefined where none can match. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

/** Whether a text equals a value with wildcards at its ends. */
export function wildcardTest(value: string): (text: string) => boolean {
  const before = value.startsWith("*");
  const after = value.length > 1 && value.endsWith("*");
  const inner = value.slice(before ? 1 : 0, after ? -1 : undefined);
  if (before && after) return (text) => text.includes(inner);
  if (before) return (text) => text.endsWith(inner);
  if (after) return (text) => text.startsWith(inner);
  return (text) => text === inner;
}

export function textTest(operator: EqualityOperator, value: string): ValueTest {
  return scalarTest(operator, wildcardTest(value));
}

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

export function numberTest(
  operator: NumberOperator,
  wanted: number,
): ValueTest {
  const holds = compare[operator];
  return (value) => {
    if (typeof value === "number") return holds(value, wanted);
    if (typeof value !== "string") return false;
    return NUMBER.test(value)
      ? holds(Number(value), wanted)
      : operator === "!=";
  };
}
