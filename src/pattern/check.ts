import { fold, type Selector } from "./ast";
import { message, type Blanks, type MessageKey } from "./messages";
import type { ConditionSource } from "./syntax/condition";
import { descriptions } from "./types/paths";
import type { Schema } from "./schema";

/** Why a condition can never mean what it says, and where in the text that stands. */
export interface Violation {
  readonly reason: string;
  readonly offset: number;
}

/**
 * Checks one condition against what a record of this schema can hold: fields that do not exist,
 * values that do not occur, comparisons that a field's kind never satisfies.
 *
 * The type-level parser (`literal.ts`) makes the same checks in the same order with the same words.
 */
export function checkCondition(
  schema: Schema,
  source: ConditionSource,
): Violation | undefined {
  const { condition, selector, operator, value } = source;
  if (condition.kind === "and" || condition.kind === "or") return undefined;
  const found = schemaAt(schema, condition.selector);
  if (typeof found === "string") {
    return { reason: found, offset: selector.offset };
  }
  const say = (key: MessageKey, blanks: Blanks = {}): Violation => ({
    reason: message(key, {
      selector: selector.text,
      kind: descriptions[found.kind],
      found: `\`${value.text || operator}\``,
      ...blanks,
    }),
    offset: value.text === "" ? selector.offset : value.offset,
  });
  const neverNull = () => say("neverNull");
  return fold<Violation | undefined>(condition, {
    and: () => undefined,
    or: () => undefined,
    "not-exists": () => undefined,
    is: (node) => {
      if (found.kind === "any") return undefined;
      if (node.value === null) {
        return found.kind === "object" && found.nullable
          ? undefined
          : neverNull();
      }
      if (found.kind === "boolean") return undefined;
      const written = String(node.value);
      return found.kind === "text"
        ? say("textNotBoolean", {
            value: written,
            found: written.toUpperCase(),
          })
        : say("notScalar");
    },
    text: (node) => {
      if (found.kind === "boolean") return say("notBoolean");
      if (found.kind === "object" || found.kind === "array") {
        return say("notScalar");
      }
      const inner = node.value.slice(1, -1);
      if (inner.includes("*")) return say("asterisk");
      return found.kind === "text" &&
        found.values.length > 0 &&
        !node.value.includes("*") &&
        !found.values.includes(node.value)
        ? say("notOneOf", { expected: found.values.join(", ") })
        : undefined;
    },
    number: (node) => {
      switch (found.kind) {
        case "any":
          return undefined;
        case "boolean":
          return say("notBoolean");
        case "text":
          return node.operator === "=" || node.operator === "!="
            ? say("textInQuotes")
            : say("notOrdered", { found: `\`${node.operator}\`` });
        default:
          return say("notScalar");
      }
    },
    regex: () => {
      if (found.kind === "boolean") return say("notBoolean");
      return found.kind === "object" || found.kind === "array"
        ? say("notScalar")
        : undefined;
    },
  });
}

/** The schema at the end of the selector, or the sentence why there is none. */
export function schemaAt(schema: Schema, selector: Selector): Schema | string {
  let current = schema;
  let at = "$";
  for (const step of selector) {
    if (current.kind === "any") return current;
    const isKey = step.kind === "key" || step.kind === "any-key";
    const written =
      step.kind === "key"
        ? `.${step.name}`
        : step.kind === "index"
          ? `[${step.index}]`
          : step.kind === "any-key"
            ? ".*"
            : "[*]";
    const found = `\`${written}\``;
    const kind = descriptions[current.kind];
    if (!isKey) {
      if (current.kind !== "array") {
        return message("notArray", { selector: at, kind, found });
      }
      current = current.element;
    } else if (current.kind === "array") {
      return message("needsIndex", { selector: at, found });
    } else if (current.kind !== "object") {
      return message("noFields", { selector: at, kind, found });
    } else if (step.kind === "any-key") {
      return { kind: "any" };
    } else {
      const { fields, open } = current;
      const next = fields.find(([name]) => name === step.name)?.[1];
      if (next === undefined) {
        return open
          ? { kind: "any" }
          : message("unknownField", {
              field: `\`${step.name}\``,
              object: at,
              expected: fields.map(([name]) => name).join(", "),
            });
      }
      current = next;
    }
    at += written;
  }
  return current;
}
