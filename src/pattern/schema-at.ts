import type { Selector, Step } from "./ast";
import { message } from "./messages";
import type { Schema } from "./schema";
import { descriptions } from "./types/paths";

/** The schema at the end of the selector, or the sentence why there is none. `SchemaAt` is the same as a type. */
export function schemaAt(schema: Schema, selector: Selector): Schema | string {
  let current = schema;
  let at = "$";
  for (const step of selector) {
    if (current.kind === "any") return current;
    const next = after(current, step, at);
    if (typeof next === "string") return next;
    current = next;
    at += written(step);
  }
  return current;
}

function after(schema: Schema, step: Step, at: string): Schema | string {
  const found = `\`${written(step)}\``;
  const kind = descriptions[schema.kind];
  if (step.kind === "index" || step.kind === "any-element") {
    return schema.kind === "array"
      ? schema.element
      : message("notArray", { selector: at, kind, found });
  }
  if (schema.kind === "array") {
    return message("needsIndex", { selector: at, found });
  }
  if (schema.kind !== "object") {
    return message("noFields", { selector: at, kind, found });
  }
  if (step.kind === "any-key") return { kind: "any" };
  const field = schema.fields.find(([name]) => name === step.name);
  if (field !== undefined) return field[1];
  return schema.open
    ? { kind: "any" }
    : message("unknownField", {
        field: `\`${step.name}\``,
        object: at,
        expected: schema.fields.map(([name]) => name).join(", "),
      });
}

function written(step: Step): string {
  switch (step.kind) {
    case "key":
      return `.${step.name}`;
    case "index":
      return `[${step.index}]`;
    case "any-key":
      return ".*";
    case "any-element":
      return "[*]";
  }
}
