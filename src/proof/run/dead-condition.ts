import { recordSchema } from "../../cloudtrail/record";
import {
  compile,
  renderSelector,
  type Condition,
  type ConditionSource,
  type Schema,
} from "../../pattern";
import { schemaAt } from "../../pattern/schema-at";
import { descriptions } from "../../pattern/types/paths";
import { fieldMeant } from "./field-meant";
import { openValue, valueMeant } from "./value-meant";

/** A condition that no record can satisfy. */
export interface DeadCondition {
  readonly source: ConditionSource;
  /** Why, as a clause without capital and full stop. */
  readonly why: string;
  /** What was meant, as the text of a condition. @default - it cannot be told */
  readonly meant?: string;
}

/** Says why no CloudTrail record can satisfy the condition, or undefined where one can. */
export function deadCondition(
  source: ConditionSource,
): DeadCondition | undefined {
  const { condition } = source;
  const written = source.selector.text;
  const field = schemaAt(recordSchema, condition.selector);
  if (typeof field === "string") {
    if (condition.kind === "not-exists") return undefined; // always true
    const meant = fieldMeant(recordSchema, condition.selector);
    return {
      source,
      why: `a CloudTrail record has no field ${written}`,
      ...(meant && { meant: `${meant} ${afterSelector(source)}` }),
    };
  }
  const reason = deadOn(condition, field, written);
  return reason && { source, ...reason };
}

type Reason = Omit<DeadCondition, "source"> | undefined;

function deadOn(condition: Condition, field: Schema, written: string): Reason {
  switch (condition.kind) {
    case "not-exists":
      return undefined;
    case "is":
      return deadIs(condition.value, field, written);
    case "number":
      if (field.kind === "text" && /[<>]/.test(condition.operator)) {
        return { why: `${written} is text, which is in no order` };
      }
      return deadComparison(condition, field, written, String(condition.value));
    case "text":
      return deadComparison(condition, field, written, condition.value);
    case "regex":
      return deadComparison(condition, field, written, undefined);
  }
}

function deadIs(value: null | boolean, field: Schema, written: string): Reason {
  if (field.kind === "any") return undefined;
  if (value === null) {
    return field.kind === "object" && field.nullable
      ? undefined
      : {
          why: `${written} is never null: where it has no value it is missing from the record, and IS NULL needs a null that is there`,
          meant: `${written} NOT EXISTS`,
        };
  }
  if (field.kind === "boolean") return undefined;
  return field.kind === "text"
    ? {
        why: `${written} is text, and IS ${String(value).toUpperCase()} needs a boolean`,
        meant: `${written} = "${value}"`,
      }
    : { why: `${written} is ${descriptions[field.kind]}` };
}

function deadComparison(
  condition: Extract<Condition, { kind: "text" | "number" | "regex" }>,
  field: Schema,
  written: string,
  value: string | undefined,
): Reason {
  if (field.kind === "boolean") {
    const wanted = /^"?(true|false)"?$/i.exec(value ?? "")?.[1]?.toLowerCase();
    const isTrue = (wanted === "true") === (condition.operator === "=");
    return {
      why: `${written} is true or false, which no comparison matches`,
      ...(wanted && { meant: `${written} IS ${isTrue ? "TRUE" : "FALSE"}` }),
    };
  }
  if (field.kind === "object" || field.kind === "array") {
    return {
      why: `${written} is ${descriptions[field.kind]}, which no comparison matches`,
    };
  }
  if (field.kind !== "text") return undefined;
  if (field.values.length === 0) {
    // Another value than an impossible one is possible.
    return value === undefined || condition.operator !== "="
      ? undefined
      : openValue(renderSelector(condition.selector), value, written);
  }
  const matches = compile({ ...condition, selector: ALONE });
  if (field.values.some((value) => matches({ value }))) return undefined;
  if (condition.operator !== "=") {
    return {
      why: `${written} is ${field.values.join(", ")} or missing, and no comparison matches what is missing`,
      meant: `${written} NOT EXISTS`,
    };
  }
  const meant =
    value === undefined ? undefined : valueMeant(value, field.values);
  return {
    why: `${written} is one of ${field.values.join(", ")}${value === undefined ? "" : `, and never "${value}"`}`,
    ...(meant !== undefined && { meant: `${written} = "${meant}"` }),
  };
}

/** The place of a value that is tried by itself. */
const ALONE = [{ kind: "key", name: "value" }] as const;

function afterSelector({ operator, value }: ConditionSource): string {
  return `${operator} ${value.text}`.trim();
}
