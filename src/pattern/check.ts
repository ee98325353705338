import type { Condition } from "./ast";
import { message, type Blanks, type MessageKey } from "./messages";
import type { Schema } from "./schema";
import { schemaAt } from "./schema-at";
import type { ConditionSource } from "./syntax/condition";
import { descriptions } from "./types/paths";

/** Why a condition can never mean what it says, and where in the text that stands. */
export interface Violation {
  readonly reason: string;
  readonly offset: number;
}

/**
 * Checks one condition against what a record of this schema can hold: fields that do not exist,
 * values that do not occur, comparisons that a field's kind never satisfies.
 */
export function checkCondition(
  schema: Schema,
  { condition, selector, operator, value }: ConditionSource,
): Violation | undefined {
  const field = schemaAt(schema, condition.selector);
  if (typeof field === "string") {
    return { reason: field, offset: selector.offset };
  }
  const [key, blanks] = mistake(condition, field) ?? [];
  if (key === undefined) return undefined;
  const reason = message(key, {
    selector: selector.text,
    kind: descriptions[field.kind],
    found: `\`${value.text || operator}\``,
    ...blanks,
  });
  return { reason, offset: value.text === "" ? selector.offset : value.offset };
}

type Mistake = readonly [MessageKey, Blanks?] | undefined;

/** `types/mistakes.ts` makes the same checks in the same order. */
function mistake(condition: Condition, field: Schema): Mistake {
  switch (condition.kind) {
    case "not-exists":
      return undefined;
    case "is":
      return isMistake(condition.value, field);
    case "regex":
      return scalarMistake(field);
    case "text":
      return scalarMistake(field) ?? textMistake(condition.value, field);
    case "number": {
      if (field.kind !== "text") return scalarMistake(field);
      const { operator } = condition;
      return operator === "=" || operator === "!="
        ? ["textInQuotes"]
        : ["notOrdered", { found: `\`${operator}\`` }];
    }
  }
}

function isMistake(value: null | boolean, field: Schema): Mistake {
  if (field.kind === "any") return undefined;
  if (value === null) {
    return field.kind === "object" && field.nullable
      ? undefined
      : ["neverNull"];
  }
  if (field.kind === "boolean") return undefined;
  const found = String(value).toUpperCase();
  return field.kind === "text"
    ? ["textNotBoolean", { value: `${value}`, found }]
    : ["notScalar"];
}

/** The mistake of comparing true or false, an object or an array with a text or a number. */
function scalarMistake(field: Schema): Mistake {
  if (field.kind === "boolean") return ["notBoolean"];
  return field.kind === "object" || field.kind === "array"
    ? ["notScalar"]
    : undefined;
}

function textMistake(value: string, field: Schema): Mistake {
  if (value.slice(1, -1).includes("*")) return ["asterisk"];
  if (field.kind !== "text" || field.values.length === 0) return undefined;
  return value.includes("*") || field.values.includes(value)
    ? undefined
    : ["notOneOf", { expected: field.values.join(", ") }];
}
