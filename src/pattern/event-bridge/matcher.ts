import { contains, parseAddress, sameAddress, type Network } from "./address";
import type { Scalar } from "./event-pattern";
import { matchesWildcard, type Wildcard } from "./wildcard";

/** A matcher of a field's list, parsed. */
export type Matcher =
  | { readonly kind: "equals"; readonly value: Scalar }
  /** A text to the letter; `equals` takes one that spells an IP address for the address. */
  | { readonly kind: "exactly"; readonly value: string }
  | {
      readonly kind: "prefix" | "suffix" | "whole";
      readonly value: string;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: "wildcard"; readonly wildcard: Wildcard }
  | { readonly kind: "numeric"; readonly comparisons: readonly Comparison[] }
  | { readonly kind: "cidr"; readonly network: Network }
  | { readonly kind: "exists"; readonly wanted: boolean }
  | { readonly kind: "anything-but"; readonly matchers: readonly Matcher[] };

export interface Comparison {
  readonly operator: NumericOperator;
  readonly value: number;
}

export type NumericOperator = keyof typeof comparisons;

export const comparisons = {
  "=": (a: number, b: number) => a === b,
  "<": (a: number, b: number) => a < b,
  "<=": (a: number, b: number) => a <= b,
  ">": (a: number, b: number) => a > b,
  ">=": (a: number, b: number) => a >= b,
};

/**
 * Whether a value that the event holds matches. Nothing here matches a missing field; `exists`
 * with false never matches a value.
 */
export function holds(matcher: Matcher, value: Scalar): boolean {
  switch (matcher.kind) {
    case "equals":
      return matcher.value === value || sameAddresses(matcher.value, value);
    case "exactly":
      return matcher.value === value;
    case "prefix":
    case "suffix":
    case "whole":
      return typeof value === "string" && compareText(matcher, value);
    case "wildcard":
      return (
        typeof value === "string" && matchesWildcard(matcher.wildcard, value)
      );
    case "numeric":
      return (
        typeof value === "number" &&
        matcher.comparisons.every((comparison) =>
          comparisons[comparison.operator](value, comparison.value),
        )
      );
    case "cidr": {
      const address =
        typeof value === "string" ? parseAddress(value) : undefined;
      return address !== undefined && contains(matcher.network, address);
    }
    case "exists":
      return matcher.wanted;
    case "anything-but":
      return !matcher.matchers.some((excluded) => holds(excluded, value));
  }
}

/** Whether a value matches one of a field's list, which may be long: what is compared to the letter is looked up. */
export function holdsAny(
  matchers: readonly Matcher[],
): (value: Scalar) => boolean {
  const plain = new Set<Scalar>();
  const others = matchers.filter((matcher) => {
    const isPlain =
      matcher.kind === "equals" &&
      (typeof matcher.value !== "string" ||
        parseAddress(matcher.value) === undefined);
    if (isPlain) plain.add(matcher.value);
    return !isPlain;
  });
  return (value) =>
    plain.has(value) || others.some((matcher) => holds(matcher, value));
}

function sameAddresses(one: Scalar, other: Scalar): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  const a = parseAddress(one);
  const b = a && parseAddress(other);
  return a !== undefined && b !== undefined && sameAddress(a, b);
}

function compareText(
  {
    kind,
    value,
    ignoreCase,
  }: Extract<Matcher, { kind: "prefix" | "suffix" | "whole" }>,
  text: string,
): boolean {
  const wanted = ignoreCase ? value.toLowerCase() : value;
  const found = ignoreCase ? text.toLowerCase() : text;
  switch (kind) {
    case "prefix":
      return found.startsWith(wanted);
    case "suffix":
      return found.endsWith(wanted);
    case "whole":
      return found === wanted;
  }
}
