import { Unknown, type Value, type ValueMap } from "../model";
import { hasPlaceholder, readable } from "../placeholder";
import { parseOperator, type Operator } from "./operators";
import { parsePattern, type Pattern } from "./pattern";
import type { Condition } from "./policy";
import { isMap, kindOf, listOf, type Complain } from "./reading";

/** The conditions of a statement, one for each key under each operator: all must hold. */
export function parseConditions(
  statement: ValueMap,
  variables: boolean,
  complain: Complain,
): readonly (Condition | Unknown)[] {
  const block = statement["Condition"];
  if (block === undefined || block === null) return [];
  return entriesOf(block, "Condition", complain).flatMap((entry) => {
    if (entry instanceof Unknown) return [entry];
    const [operatorName, keys] = entry;
    if (hasPlaceholder(operatorName)) {
      return [new Unknown(`operator ${readable(operatorName)} is not known`)];
    }
    const operator = parseOperator(operatorName);
    if (operator === undefined) {
      complain(
        "Condition",
        `expected a condition operator, found "${operatorName}"`,
      );
      return [];
    }
    const element = `Condition.${operatorName}`;
    return entriesOf(keys, element, complain).map((entry) => {
      if (entry instanceof Unknown) return entry;
      const [key, value] = entry;
      const values = valuesOf(
        value,
        operator,
        variables,
        `${element}.${key}`,
        complain,
      );
      return { operator, operatorName, key, values };
    });
  });
}

function entriesOf(
  value: Value,
  element: string,
  complain: Complain,
): readonly (readonly [string, Value] | Unknown)[] {
  if (value instanceof Unknown) return [value];
  if (isMap(value)) return Object.entries(value);
  if (typeof value === "string" && hasPlaceholder(value)) {
    return [new Unknown(`${readable(value)} is not known`)];
  }
  complain(element, `expected an object, found ${kindOf(value)}`);
  return [];
}

function valuesOf(
  value: Value,
  { family }: Operator,
  variables: boolean,
  element: string,
  complain: Complain,
): readonly (Pattern | Unknown)[] {
  const list = listOf(value);
  if (list instanceof Unknown) return [list];
  const reading =
    typeof family === "object"
      ? { ...family, variables }
      : { as: "text" as const, ignoreCase: false, variables: false };
  return list.flatMap<Pattern | Unknown>((item) => {
    if (item instanceof Unknown) return [item];
    if (
      typeof item === "string" ||
      typeof item === "number" ||
      typeof item === "boolean"
    ) {
      return [parsePattern(String(item), reading)];
    }
    complain(
      element,
      `expected a text, number or boolean, found ${kindOf(item)}`,
    );
    return [];
  });
}
