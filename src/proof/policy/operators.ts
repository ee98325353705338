import {
  binary,
  boolean,
  date,
  ipAddress,
  numeric,
  type Comparison,
} from "./comparisons";
import type { PatternReading } from "./pattern";

/** How values of a condition are compared: as patterns, or by what they read as. */
export type Family =
  Omit<PatternReading, "variables"> | Comparison | "presence";

/**
 * A condition operator, taken apart.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export interface Operator {
  readonly family: Family;
  readonly negated: boolean;
  /** `…IfExists`: holds where the key is missing. */
  readonly ifExists: boolean;
  /** `ForAllValues:`, `ForAnyValue:`. */
  readonly set: "all" | "any" | undefined;
}

const exactly = { as: "text", ignoreCase: false } as const;
const ignoringCase = { as: "text", ignoreCase: true } as const;
const like = { as: "glob", ignoreCase: false } as const;
const arn = { as: "arn", ignoreCase: false } as const;

/** By name; the second is whether it is negated. */
const families: ReadonlyMap<string, readonly [Family, boolean]> = new Map([
  ["StringEquals", [exactly, false]],
  ["StringNotEquals", [exactly, true]],
  ["StringEqualsIgnoreCase", [ignoringCase, false]],
  ["StringNotEqualsIgnoreCase", [ignoringCase, true]],
  ["StringLike", [like, false]],
  ["StringNotLike", [like, true]],
  ["ArnEquals", [arn, false]],
  ["ArnLike", [arn, false]],
  ["ArnNotEquals", [arn, true]],
  ["ArnNotLike", [arn, true]],
  ...ordered("Numeric", numeric),
  ...ordered("Date", date),
  ["Bool", [boolean, false]],
  ["BinaryEquals", [binary, false]],
  ["IpAddress", [ipAddress, false]],
  ["NotIpAddress", [ipAddress, true]],
  ["Null", ["presence", false]],
]);

function ordered(
  prefix: string,
  by: typeof numeric,
): readonly (readonly [string, readonly [Family, boolean]])[] {
  const equal = by((wanted, found) => found === wanted);
  return [
    [`${prefix}Equals`, [equal, false]],
    [`${prefix}NotEquals`, [equal, true]],
    [`${prefix}LessThan`, [by((wanted, found) => found < wanted), false]],
    [
      `${prefix}LessThanEquals`,
      [by((wanted, found) => found <= wanted), false],
    ],
    [`${prefix}GreaterThan`, [by((wanted, found) => found > wanted), false]],
    [
      `${prefix}GreaterThanEquals`,
      [by((wanted, found) => found >= wanted), false],
    ],
  ];
}

/** The operator of a name; undefined where AWS knows none. */
export function parseOperator(name: string): Operator | undefined {
  const [, set, base = "", suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const family = families.get(base);
  if (family === undefined) return undefined;
  const ifExists = suffix !== undefined;
  if (base === "Null" && (ifExists || set !== undefined)) return undefined;
  return {
    family: family[0],
    negated: family[1],
    ifExists,
    set:
      set === "ForAllValues"
        ? "all"
        : set === "ForAnyValue"
          ? "any"
          : undefined,
  };
}
