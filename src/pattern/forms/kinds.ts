import {
  conditions,
  fold,
  type Condition,
  type Pattern,
  type Selector,
} from "../ast";
import { schemaAt } from "../schema-at";
import { renderSelector } from "../render";
import type { ObjectSchema, Schema } from "../schema";

/** What a field that is there can hold. */
export type ValueKind =
  "text" | "number" | "boolean" | "null" | "object" | "array";

/** How a compiled form takes the record. */
export interface FormOptions {
  /**
   * What the free-form areas of a record, such as `requestParameters`, may hold.
   *
   * - `anything`: the form agrees with the metric filter on every record of the schema. Where a
   *   target treats some kind of value otherwise, the condition is refused.
   * - `as-written`: each field that the pattern names there holds what its conditions are about.
   *   That is a number where it is ordered or compared by `!=` with a number; a text or a number
   *   where it is compared otherwise; true, false or null where `IS` asks for it. Objects lead to
   *   it, and an array where the selector has `[0]` or `[*]`. A field of which only `NOT EXISTS` is
   *   asked may hold anything. The calls of one AWS API hardly ever differ in this, and conditions
   *   that are not written for what they hold never match in the metric filter either.
   *
   * @default "anything"
   */
  readonly freeForm?: "anything" | "as-written";
  /**
   * Free-form fields, as selectors such as `$.requestParameters.userName`, which hold a text, a
   * number, true or false if they are there at all. `NOT EXISTS` says nothing of that by itself,
   * and some targets take an object or array for a missing field.
   *
   * @default - none is known to
   */
  readonly scalars?: readonly string[];
}

const scalarKinds: ReadonlySet<ValueKind> = new Set<ValueKind>([
  "text",
  "number",
  "boolean",
]);

/** What may stand where nothing is known. */
export const anyKind: ReadonlySet<ValueKind> = new Set<ValueKind>([
  "text",
  "number",
  "boolean",
  "null",
  "object",
  "array",
]);

/**
 * What the field of each selector can hold in a record of the schema.
 *
 * @returns the kinds; a sentence where the schema has no such field. The field may always be missing.
 */
export function kindsIn(
  pattern: Pattern,
  schema: ObjectSchema,
  { freeForm = "anything", scalars = [] }: FormOptions,
): (selector: Selector) => ReadonlySet<ValueKind> | string {
  const written = freeForm === "as-written" ? writtenKinds(pattern) : undefined;
  return (selector) => {
    const found = schemaAt(schema, selector);
    if (typeof found === "string") return found;
    if (found.kind !== "any") return kindsOf(found);
    const name = renderSelector(selector);
    const unwritten = scalars.includes(name) ? scalarKinds : anyKind;
    return written?.get(name) ?? unwritten;
  };
}

function kindsOf(
  schema: Exclude<Schema, { kind: "any" }>,
): ReadonlySet<ValueKind> {
  return schema.kind === "object" && schema.nullable
    ? new Set(["object", "null"])
    : new Set([schema.kind]);
}

/** What the conditions on each selector, by its text, are about; one that is only asked for NOT EXISTS is left out. */
export function writtenKinds(
  pattern: Pattern,
): ReadonlyMap<string, ReadonlySet<ValueKind>> {
  const ordered = new Set(
    conditions(pattern)
      .filter((node) => node.kind === "number" && /[<>]/.test(node.operator))
      .map(({ selector }) => renderSelector(selector)),
  );
  const kinds = new Map<string, Set<ValueKind>>();
  for (const condition of conditions(pattern)) {
    const key = renderSelector(condition.selector);
    const about = fold<readonly ValueKind[]>(condition, {
      and: () => [],
      or: () => [],
      text: () => ["text", "number"],
      regex: () => ["text", "number"],
      number: ({ operator }) =>
        operator === "=" && !ordered.has(key) ? ["text", "number"] : ["number"],
      is: ({ value }) => [value === null ? "null" : "boolean"],
      "not-exists": () => [],
    });
    if (about.length > 0) {
      kinds.set(key, new Set([...(kinds.get(key) ?? []), ...about]));
    }
  }
  return kinds;
}

/** Whether a value of one of the kinds can satisfy the condition. */
export function canHold(
  condition: Condition,
  kinds: ReadonlySet<ValueKind>,
): boolean {
  const some = (...wanted: readonly ValueKind[]) =>
    wanted.some((kind) => kinds.has(kind));
  return fold(condition, {
    and: () => true,
    or: () => true,
    text: () => some("text", "number"),
    regex: () => some("text", "number"),
    number: ({ operator }) =>
      some("number") ||
      ((operator === "=" || operator === "!=") && some("text")),
    is: ({ value }) =>
      value === null ? some("null", "array") : some("boolean"),
    "not-exists": () => true,
  });
}
