import { isObject } from "../is-object";
/**
 * An EventBridge event pattern, as JSON.
 *
 * All fields of an object must match, and one matcher of each list; `$or` lists alternatives.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export interface EventPattern {
  readonly [field: string]:
    EventPattern | readonly EventPattern[] | readonly ValuePattern[];
}

/** One alternative in the list of a field. */
export type ValuePattern = Scalar | OperatorPattern;

/** What a field of an event can hold at its end. */
export type Scalar = string | number | boolean | null;

/** A matcher that is written as an object with one key. */
export type OperatorPattern =
  | { readonly prefix: string | IgnoringCase }
  | { readonly suffix: string | IgnoringCase }
  | IgnoringCase
  | { readonly wildcard: string }
  | { readonly numeric: readonly (string | number)[] }
  | { readonly cidr: string }
  | { readonly exists: boolean }
  | { readonly "anything-but": AnythingBut };

interface IgnoringCase {
  readonly "equals-ignore-case": string;
}

type OneOrMore<T> = T | readonly T[];

type AnythingBut =
  | OneOrMore<string>
  | OneOrMore<number>
  | { readonly prefix: OneOrMore<string> }
  | { readonly suffix: OneOrMore<string> }
  | { readonly wildcard: OneOrMore<string> }
  | { readonly "equals-ignore-case": OneOrMore<string> };

/** The key whose list holds alternatives, not values. */
export const OR = "$or";

/**
 * Names that no field below `$or` can have.
 * Source: RESERVED_FIELD_NAMES_IN_OR_RELATIONSHIP of github.com/aws/event-ruler.
 */
export const reservedInOr: ReadonlySet<string> = new Set([
  "exactly",
  "equals-ignore-case",
  "prefix",
  "suffix",
  "anything-but",
  "exists",
  "wildcard",
  "numeric",
  "cidr",
  "=",
  "<",
  "<=",
  ">",
  ">=",
  "regex",
  "not-wildcard",
  "not-equals-ignore-case",
  "date-after",
  "date-on-or-after",
  "date-before",
  "date-on-or-before",
  "in-date-range",
  "ip-address-in-range",
  "ip-address-not-in-range",
]);

/** Whether the list of a `$or` is alternatives; any other list makes it an ordinary field of that name. */
export function isOr(value: unknown): value is readonly EventPattern[] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.every(
      (arm) =>
        isObject(arm) &&
        Object.keys(arm).every((name) => !reservedInOr.has(name)),
    )
  );
}
