import { fold, isWildcard, type Condition, type Selector } from "../../ast";
import { renderSelector } from "../../render";
import { canHold, type ValueKind } from "../kinds";
import { regexValues } from "../regex/regex-values";
import { UnsupportedPatternError } from "../unsupported";
import {
  isAnything,
  isExact,
  mayBeNumber,
  parseWildcardValue,
} from "../wildcard-value";
import type { FieldTest } from "./field-test";

/** EventBridge compares numbers up to this one, with six decimals (eb-create-pattern-operators). */
const LARGEST_NUMBER = 5e9;

/** Why something cannot be expressed, and what to do about it. */
type Problem = readonly [reason: string, mend: string];

/** The field that a condition is about. */
interface Subject {
  readonly field: string;
  readonly selector: Selector;
  readonly kinds: ReadonlySet<ValueKind>;
  readonly refuse: (...problem: Problem) => never;
}

/**
 * The tests of which a field must satisfy one to satisfy the condition; none where nothing does.
 *
 * @param kinds what the field may hold
 * @throws {UnsupportedPatternError} where EventBridge would take the condition for something else
 */
export function conditionTests(
  condition: Condition,
  kinds: ReadonlySet<ValueKind>,
): readonly FieldTest[] {
  const { selector } = condition;
  const refuse = (reason: string, mend: string): never => {
    const why = { reason, mend };
    throw new UnsupportedPatternError("EventBridge", condition, why);
  };
  const field = renderSelector(selector);
  const subject = { field, selector, kinds, refuse };
  const problem = fieldProblem(condition, subject);
  if (problem !== undefined) refuse(...problem);
  return fold<readonly FieldTest[]>(condition, {
    and: () => [],
    or: () => [],
    text: ({ operator, value }) =>
      operator === "=" ? equalTo(value, subject) : otherThan([value], subject),
    regex: ({ operator, source }) => {
      const values = regexValues(source);
      if (values === undefined) {
        return refuse(
          "it has no regular expressions, and this one is more than a few texts with a wildcard",
          "list texts with * at an end, or leave the rule to the metric filter",
        );
      }
      return operator === "="
        ? values.flatMap((value) => equalTo(value, subject))
        : otherThan(values, subject);
    },
    number: ({ operator, value }) => {
      if (operator === "=") {
        const text = { kind: "value", value: String(value) } as const;
        return [{ kind: "value", value }, ...(kinds.has("text") ? [text] : [])];
      }
      if (Math.abs(value) > LARGEST_NUMBER || !Number.isInteger(value * 1e6)) {
        return refuse(
          "it compares numbers up to five billion with six decimals",
          "compare with = or with a rounder number",
        );
      }
      if (operator === "!=") return otherThan([value], subject);
      const bound = { value, included: operator.endsWith("=") };
      return operator.startsWith("<")
        ? [{ kind: "range", high: bound }]
        : [{ kind: "range", low: bound }];
    },
    is: ({ value }) => [{ kind: "value", value }],
    "not-exists": () => [{ kind: "absent" }],
  });
}

/** What of the way to the field, or of what it may hold, EventBridge takes otherwise. */
function fieldProblem(
  condition: Condition,
  { field, selector, kinds }: Subject,
): Problem | undefined {
  if (selector.some(({ kind }) => kind === "index")) {
    return [
      "it looks into every element of an array, not into one",
      "write [*] if any element will do",
    ];
  }
  if (selector.some(({ kind }) => kind === "any-key")) {
    return ["it has no wildcard for the name of a field", "name the field"];
  }
  if (!canHold(condition, kinds)) {
    return [`no value of ${field} ever satisfies it`, "leave it out"];
  }
  if (condition.kind === "not-exists") {
    return kinds.has("object") || kinds.has("array")
      ? [
          `${field} may be an object or an array, which EventBridge takes as missing`,
          "name a text within it, or name it among the scalars if it is one",
        ]
      : undefined;
  }
  return kinds.has("array")
    ? [
        `${field} may be an array, into which EventBridge looks and a metric filter does not`,
        "take free-form fields as-written",
      ]
    : undefined;
}

function equalTo(
  value: string,
  { field, kinds, refuse }: Subject,
): readonly FieldTest[] {
  const parts = parseWildcardValue(value);
  if (isAnything(parts)) {
    return kinds.has("null") || kinds.has("boolean")
      ? refuse(
          `${field} may be null, true or false, which only EventBridge takes for a value`,
          "list the values it may have",
        )
      : [{ kind: "present" }];
  }
  const number = kinds.has("number") && mayBeNumber(parts);
  if (isExact(parts)) {
    const text = { kind: "value", value } as const;
    return number ? [text, { kind: "value", value: Number(value) }] : [text];
  }
  return number
    ? refuse(
        `${field} may be a number, whose digits only a metric filter compares with a wildcard`,
        "compare it with whole values or by < and >",
      )
    : [{ kind: "like", text: value }];
}

/** The test for what is there and like none of the values, all texts or all numbers. */
function otherThan(
  values: readonly (string | number)[],
  { field, selector, kinds, refuse }: Subject,
): readonly FieldTest[] {
  if (selector.some(isWildcard)) {
    return refuse(
      "it is satisfied by any element that differs, a metric filter only when all do",
      "list the values that an element may have",
    );
  }
  if (kinds.has("null") || kinds.has("boolean")) {
    return refuse(
      `${field} may be null, true or false, which only EventBridge takes as another value`,
      "list the values it may have, or take free-form fields as-written",
    );
  }
  const parts = values.map(String).map(parseWildcardValue);
  if (parts.some(isAnything)) return [];
  const numbers = typeof values[0] === "number";
  return kinds.has(numbers ? "text" : "number") && parts.some(mayBeNumber)
    ? refuse(
        `${field} may hold texts and numbers, of which EventBridge leaves out one kind only`,
        "list the values it may have",
      )
    : [{ kind: "except", values }];
}
