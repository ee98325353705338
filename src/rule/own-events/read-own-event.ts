import type { Node } from "jsonc-parser";
import { nearest } from "../did-you-mean";
import { severities, type Severity } from "../rule";
import { conditionFields, type ConditionField } from "./condition-fields";
import { EventFields, type TextForm } from "./event-fields";
import type { JsonTree } from "./json-tree";
import type { OwnCondition, OwnEvent } from "./own-event";

// The table's keys are the fields.
const conditionNames = Object.keys(conditionFields) as ConditionField[];
const names = ["id", ...conditionNames, "description", "severity"];

const idForm: TextForm = {
  form: /^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$/,
  expected:
    "words of letters and digits, joined by -, _ or capitals, such as root-login or RootLogin",
};
/** Names of filters and of EventBridge's rules are made of it, and theirs end at 64. */
const LONGEST_ID = 48;

const levels = severities.map((level) => level.toUpperCase());
const severityForm: TextForm = {
  form: new RegExp(`^(${levels.join("|")})$`, "i"),
  expected: `one of ${levels.join(", ")}`,
  meant: (text) => nearest(text.toUpperCase(), levels),
};

const descriptionForm: TextForm = { form: /\S/, expected: "a text" };

/**
 * Reads one event. Every mistake in it is noted in the tree; with some there is no event.
 *
 * @param ids what has an id already, and what that is; gets this one's
 */
export function readOwnEvent(
  tree: JsonTree,
  node: Node,
  index: number,
  ids: Map<string, string>,
): OwnEvent | undefined {
  if (node.type !== "object") {
    tree.mistake(
      node,
      `event ${index + 1}: expected an object with ${names.join(", ")}, got ${tree.shown(node)}`,
    );
    return undefined;
  }
  const fields = new EventFields(tree, node, index, names);
  const id = readId(fields, ids, `the event of line ${tree.line(node)}`);
  const description = fields.text("description", descriptionForm);
  const severity = readSeverity(fields);
  const [first, ...more] = conditionNames.flatMap((name) =>
    readCondition(fields, name),
  );
  if (conditionNames.every((name) => fields.get(name) === undefined)) {
    fields.mistake(
      undefined,
      `expected at least one of ${conditionNames.join(", ")}, got none: it would match every event`,
    );
  }
  if (id === undefined || first === undefined) return undefined;
  return {
    id,
    severity,
    conditions: [first, ...more],
    ...(description !== undefined && { description: description.trim() }),
  };
}

function readId(
  fields: EventFields,
  ids: Map<string, string>,
  self: string,
): string | undefined {
  if (fields.get("id") === undefined) {
    fields.mistake("id", "expected one such as root-login, got none");
  }
  const written = fields.text("id", idForm);
  if (written === undefined) return undefined;
  const id = kebabCase(written);
  if (id.length > LONGEST_ID) {
    fields.mistake(
      "id",
      `expected at most ${LONGEST_ID} characters, got ${id.length} in ${id}`,
    );
  }
  const other = ids.get(id);
  if (other === undefined) ids.set(id, self);
  else fields.mistake("id", `expected another id: ${id} is ${other}`);
  return id;
}

/** `RootLogin`, `root_login` and `root-login` are `root-login`. */
function kebabCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}

function readSeverity(fields: EventFields): Severity {
  const written = fields.text("severity", severityForm)?.toLowerCase();
  return severities.find((level) => level === written) ?? "medium";
}

/** The condition on a field; none where the event has none, or one with mistakes. */
function readCondition(
  fields: EventFields,
  name: ConditionField,
): readonly OwnCondition[] {
  const { mostValues = Infinity, ...form } = conditionFields[name];
  const [first, ...more] = new Set(fields.texts(name, form));
  if (first === undefined) return [];
  if (more.length >= mostValues) {
    fields.mistake(
      name,
      `expected at most ${mostValues} values, CloudWatch's limit, got ${more.length + 1}: make several events of it`,
    );
  }
  return [{ field: name, values: [first, ...more] }];
}
