import {
  and,
  conditions,
  or,
  render,
  type FilterPattern,
  type Pattern,
} from "../../pattern";
import { ordinaryTraffic } from "./ordinary-traffic";

/** How much of ordinary traffic a detector catches. */
export interface Width {
  readonly caught: number;
  readonly of: number;
}

/** Tries a detector with ordinary traffic. */
export function widthOf(matches: (record: object) => boolean): Width {
  const records = Object.values(ordinaryTraffic);
  return { caught: records.filter(matches).length, of: records.length };
}

/** Half of what happens every day is nothing that an alert can be meant for. */
export function isTooWide({ caught, of }: Width): boolean {
  return caught * 2 > of;
}

/** Why a filter takes in nearly everything, and the text that does not. */
export interface JoinedExclusions {
  readonly why: string;
  readonly corrected: string;
}

/**
 * Why the pattern takes in nearly everything: it joins exclusions by `||`, of which one always
 * holds. Undefined where it does not.
 */
export function joinedExclusions(
  filter: FilterPattern,
): JoinedExclusions | undefined {
  if (filter.kind !== "json" || filter.pattern.kind !== "or") return undefined;
  const { operands } = filter.pattern;
  const exclusions = operands.filter(isExclusion);
  const others = operands.filter((operand) => !isExclusion(operand));
  if (exclusions.length === 0 || operands.length === 1) return undefined;
  const texts = exclusions.map((exclusion) => render(exclusion).slice(2, -2));
  return {
    why: `it joins ${texts.join(" and ")} by ||, and nearly every record satisfies one of them`,
    corrected: render(
      and([...(others.length > 0 ? [or(others)] : []), ...exclusions]),
    ),
  };
}

function isExclusion(pattern: Pattern): boolean {
  return conditions(pattern).every(
    (condition) => "operator" in condition && condition.operator === "!=",
  );
}
