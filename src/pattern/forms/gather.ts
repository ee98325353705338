import type { Condition, EqualityOperator, Pattern, Selector } from "../ast";
import { renderSelector } from "../render";
import { isExact, parseWildcardValue } from "./wildcard-value";

/** Conditions on one field by the same operator that differ in their whole text, as one: `IN`, `NOT IN`. */
export interface Values {
  readonly kind: "values";
  readonly selector: Selector;
  readonly operator: EqualityOperator;
  readonly values: readonly string[];
  /** The first of the conditions. */
  readonly source: Condition;
}

/** The operands, with those that compare one field with whole texts put together where the first stands. */
export function gather(
  operands: readonly Pattern[],
  operator: EqualityOperator,
): readonly (Pattern | Values)[] {
  const lists = new Map<string, string[]>();
  return operands.flatMap((operand): readonly (Pattern | Values)[] => {
    if (
      operand.kind !== "text" ||
      operand.operator !== operator ||
      !isExact(parseWildcardValue(operand.value))
    ) {
      return [operand];
    }
    const { selector, value } = operand;
    const key = renderSelector(selector);
    const list = lists.get(key);
    if (list !== undefined) {
      if (!list.includes(value)) list.push(value);
      return [];
    }
    const values = [value];
    lists.set(key, values);
    return [{ kind: "values", selector, operator, values, source: operand }];
  });
}
