import type { Value, ValueMap } from "../model";
import { EvaluationError, isList, isMap, kindOf } from "./values";

/** Keys and values in Terraform's order: maps by key, lists by place. */
export function entriesOf(over: Value): readonly (readonly [Value, Value])[] {
  if (isList(over)) return over.map((item, n) => [n, item] as const);
  if (isMap(over)) return sortedEntries(over);
  throw new EvaluationError(`expected a list or map, got ${kindOf(over)}`);
}

function sortedEntries(map: ValueMap) {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
