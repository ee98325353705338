import { numberTest, textTest } from "../../semantics";
import type { Bound, FieldTest } from "./field-test";
import { isExact, mayBeNumber, parseWildcardValue } from "../wildcard-value";

/**
 * The tests that a field satisfies when it satisfies one of each list: EventBridge takes one list
 * for a field, so two conditions on it must become one.
 *
 * @returns none where nothing satisfies both; undefined where EventBridge has no matcher for both
 */
export function meet(
  ones: readonly FieldTest[],
  others: readonly FieldTest[],
): readonly FieldTest[] | undefined {
  const pairs = ones.flatMap((one) =>
    others.map((other) => meetTwo(one, other) ?? meetTwo(other, one)),
  );
  return pairs.includes(undefined)
    ? undefined
    : pairs.flatMap((tests) => tests ?? []);
}

/** Undefined where it is for the other order to say. */
function meetTwo(
  one: FieldTest,
  other: FieldTest,
): readonly FieldTest[] | undefined {
  if (one.kind === "absent") return other.kind === "absent" ? [one] : [];
  if (other.kind === "absent") return [];
  if (other.kind === "present") return [one];
  switch (one.kind) {
    case "value":
      return accepts(other, one.value) ? [one] : [];
    case "like":
      return other.kind === "like" && implies(one.text, other.text)
        ? [one]
        : other.kind === "except" && other.values.every(isApart(one.text))
          ? [one]
          : undefined;
    case "range":
      if (other.kind === "range") return inBoth(one, other);
      return other.kind === "except" && other.values.every(isOutside(one))
        ? [one]
        : undefined;
    case "except":
      return other.kind === "except" &&
        typeof one.values[0] === typeof other.values[0]
        ? [
            {
              kind: "except",
              values: [...new Set([...one.values, ...other.values])],
            },
          ]
        : undefined;
    case "present":
      return undefined;
  }
}

type Value = Extract<FieldTest, { kind: "value" }>["value"];
type Range = Extract<FieldTest, { kind: "range" }>;

/** Whether a known value satisfies the test, as the matcher sees it. */
function accepts(test: Exclude<FieldTest, { kind: "absent" }>, value: Value) {
  switch (test.kind) {
    case "present":
      return true;
    case "value":
      return test.value === value;
    case "like":
      return textTest("=", test.text)(value);
    case "range":
      return typeof value === "number" && inRange(test, value);
    case "except":
      return test.values.every((excluded) =>
        typeof excluded === "number"
          ? numberTest("!=", excluded)(value)
          : textTest("!=", excluded)(value),
      );
  }
}

/** Whether every text that is like one value is like the other. */
function implies(one: string, other: string): boolean {
  const [a, b] = [parseWildcardValue(one), parseWildcardValue(other)];
  if (b.before && b.after) return a.inner.includes(b.inner);
  return b.before
    ? !a.after && a.inner.endsWith(b.inner)
    : !a.before && a.inner.startsWith(b.inner);
}

/** Whether no text is both like the value and excluded, as far as is plain to see. */
function isApart(like: string): (excluded: string | number) => boolean {
  return (excluded) => {
    if (typeof excluded === "number") return false;
    const value = parseWildcardValue(excluded);
    if (isExact(value)) return !textTest("=", like)(value.inner);
    const { before, after, inner } = parseWildcardValue(like);
    const differ = (one: string, other: string) =>
      !one.startsWith(other) && !other.startsWith(one);
    const reversed = (text: string) => [...text].reverse().join("");
    return (
      (!before && !value.before && differ(inner, value.inner)) ||
      (!after && !value.after && differ(reversed(inner), reversed(value.inner)))
    );
  };
}

/** Whether the excluded value is no number of the range. */
function isOutside(range: Range): (excluded: string | number) => boolean {
  return (excluded) => {
    if (typeof excluded === "number") return !inRange(range, excluded);
    const value = parseWildcardValue(excluded);
    return (
      !mayBeNumber(value) ||
      (isExact(value) && !inRange(range, Number(value.inner)))
    );
  };
}

function inRange({ low, high }: Range, value: number): boolean {
  return (
    (low === undefined ||
      value > low.value ||
      (low.included && value === low.value)) &&
    (high === undefined ||
      value < high.value ||
      (high.included && value === high.value))
  );
}

function inBoth(one: Range, other: Range): readonly FieldTest[] {
  const low = tighter(one.low, other.low, (a, b) => a > b);
  const high = tighter(one.high, other.high, (a, b) => a < b);
  if (low === undefined || high === undefined || low.value < high.value) {
    return [
      {
        kind: "range",
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
      },
    ];
  }
  // EventBridge refuses a range of one number.
  return low.value === high.value && low.included && high.included
    ? [{ kind: "value", value: low.value }]
    : [];
}

function tighter(
  one: Bound | undefined,
  other: Bound | undefined,
  isTighter: (a: number, b: number) => boolean,
): Bound | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.value === other.value) return one.included ? other : one;
  return isTighter(one.value, other.value) ? one : other;
}
