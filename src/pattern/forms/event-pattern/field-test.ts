import type { OperatorPattern, Scalar, ValuePattern } from "../../event-bridge";
import { parseWildcardValue } from "../wildcard-value";

/** One alternative that a field may satisfy, as EventBridge has matchers for. Texts are values of text conditions, with their wildcards. */
export type FieldTest =
  | { readonly kind: "absent" }
  | { readonly kind: "present" }
  | { readonly kind: "value"; readonly value: Scalar }
  | { readonly kind: "like"; readonly text: string }
  | { readonly kind: "range"; readonly low?: Bound; readonly high?: Bound }
  | { readonly kind: "except"; readonly values: readonly (string | number)[] };

export interface Bound {
  readonly value: number;
  readonly included: boolean;
}

/** The tests as the list of a field. */
export function toMatchers(
  tests: readonly FieldTest[],
): readonly ValuePattern[] {
  const matchers = tests.map(toMatcher);
  // A text and a number may both stand for one value: `"22"` and 22.
  return matchers.filter(
    (matcher, n) =>
      matchers.findIndex(
        (other) => JSON.stringify(other) === JSON.stringify(matcher),
      ) === n,
  );
}

function toMatcher(test: FieldTest): ValuePattern {
  switch (test.kind) {
    case "absent":
      return { exists: false };
    case "present":
      return { exists: true };
    case "value":
      return test.value;
    case "like":
      return like(test.text);
    case "range": {
      const bound = (sign: string, { value, included }: Bound) => [
        included ? `${sign}=` : sign,
        value,
      ];
      return {
        numeric: [
          ...(test.low === undefined ? [] : bound(">", test.low)),
          ...(test.high === undefined ? [] : bound("<", test.high)),
        ],
      };
    }
    case "except":
      return anythingBut(test.values);
  }
}

function like(text: string): OperatorPattern {
  const { before, after, inner } = parseWildcardValue(text);
  if (before && after) return { wildcard: toWildcard(text) };
  return before ? { suffix: inner } : { prefix: inner };
}

function anythingBut(values: readonly (string | number)[]): OperatorPattern {
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length < values.length) {
    return {
      "anything-but": values.filter((value) => typeof value === "number"),
    };
  }
  const parts = texts.map(parseWildcardValue);
  const inner = parts.map((part) => part.inner);
  if (parts.every(({ before, after }) => !before && !after)) {
    return { "anything-but": inner };
  }
  if (parts.every(({ before, after }) => !before && after)) {
    return { "anything-but": { prefix: inner } };
  }
  return parts.every(({ before, after }) => before && !after)
    ? { "anything-but": { suffix: inner } }
    : { "anything-but": { wildcard: texts.map(toWildcard) } };
}

/** The value as EventBridge writes wildcards, where an asterisk and a backslash that mean themselves are escaped. */
function toWildcard(text: string): string {
  const { before, after, inner } = parseWildcardValue(text);
  return `${before ? "*" : ""}${inner.replace(/[\\*]/g, "\\$&")}${after ? "*" : ""}`;
}
