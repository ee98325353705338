import { Unknown, type Value, type ValueMap } from "../model";
import { decodeJson, encodeJson } from "../terraform/functions/json";
import { isList, isMap, mapOf, unknownFrom } from "../terraform/values";
import { blocks, hasUnknownBlocks } from "./blocks";
import type { Compute } from "./draft";

/**
 * The JSON of `aws_iam_policy_document`: its statements after those of `source_policy_documents`,
 * before those of `override_policy_documents`. A statement with the Sid of one before replaces it
 * where it overrides.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export const policyDocument: Compute = (draft) => {
  const { values } = draft;
  const open = () =>
    new Unknown("known only after apply", `${draft.address}.json`);
  if (hasUnknownBlocks(values, "statement")) return same(open());
  const sources = documents(values, "source_policy_documents", "source_json");
  const overrides = documents(
    values,
    "override_policy_documents",
    "override_json",
  );
  if (sources === undefined || overrides === undefined) return same(open());
  const statements = [
    ...sources.flatMap(statementsOf),
    ...blocks(values, "statement").map(statement),
  ];
  const merged = overrides.flatMap(statementsOf).reduce(override, statements);
  const document = mapOf([
    ["Version" as const, values["version"] ?? "2012-10-17"],
    ...(typeof values["policy_id"] === "string"
      ? [["Id", values["policy_id"]] as const]
      : []),
    ["Statement", merged],
  ]);
  return same(encodeJson(document));
};

function same(json: Value) {
  return { json, minified_json: json };
}

/** The documents that an argument lists; `undefined` where one is not known. */
function documents(
  values: ValueMap,
  list: string,
  single: string,
): readonly ValueMap[] | undefined {
  const given = values[list] ?? values[single] ?? [];
  const texts = isList(given) ? given : [given];
  const found: ValueMap[] = [];
  for (const text of texts) {
    if (text === null || text === "") continue;
    const document = typeof text === "string" ? decodeJson(text) : text;
    if (!isMap(document)) return undefined;
    found.push(document);
  }
  return found;
}

function statementsOf(document: ValueMap): readonly Value[] {
  const statements = document["Statement"] ?? [];
  return isList(statements) ? statements : [statements];
}

function override(statements: readonly Value[], by: Value): readonly Value[] {
  const sid = sidOf(by);
  const replaced =
    sid !== undefined && statements.some((one) => sidOf(one) === sid);
  return replaced
    ? statements.map((one) => (sidOf(one) === sid ? by : one))
    : [...statements, by];
}

function sidOf(statement: Value): string | undefined {
  const sid = isMap(statement) ? statement["Sid"] : undefined;
  return typeof sid === "string" && sid !== "" ? sid : undefined;
}

/** A `statement` block in the words of a policy. */
function statement(block: ValueMap): Value {
  const entries: readonly (readonly [string, Value])[] = [
    ["Sid", block["sid"] === "" ? null : (block["sid"] ?? null)],
    ["Effect", block["effect"] ?? "Allow"],
    ["Action", several(block["actions"])],
    ["NotAction", several(block["not_actions"])],
    ["Resource", several(block["resources"])],
    ["NotResource", several(block["not_resources"])],
    ["Principal", principals(block, "principals")],
    ["NotPrincipal", principals(block, "not_principals")],
    ["Condition", conditions(block)],
  ];
  return mapOf(entries.filter(([, value]) => value !== null));
}

/** A list as policies write it: one element without brackets, none not at all. */
function several(value: Value | undefined): Value {
  if (!isList(value ?? null)) return value ?? null;
  const list = asList(value).map(variables);
  return list.length > 1 ? list : (list[0] ?? null);
}

function asList(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** `&{aws:username}` is how HCL writes a policy's own variable. */
function variables(value: Value): Value {
  return typeof value === "string" ? value.replaceAll("&{", "${") : value;
}

function principals(block: ValueMap, name: string): Value {
  if (hasUnknownBlocks(block, name))
    return unknownFrom(name, block[name] ?? null);
  const found = new Map<string, readonly Value[]>();
  for (const one of blocks(block, name)) {
    const type = one["type"] ?? null;
    if (typeof type !== "string") return unknownFrom(name, type);
    found.set(type, [
      ...(found.get(type) ?? []),
      ...asList(one["identifiers"]).map(variables),
    ]);
  }
  if (found.size === 0) return null;
  if (found.has("*")) return "*";
  return mapOf([...found].map(([type, list]) => [type, several(list)]));
}

function conditions(block: ValueMap): Value {
  if (hasUnknownBlocks(block, "condition")) {
    return unknownFrom("condition", block["condition"] ?? null);
  }
  const found = new Map<string, Map<string, readonly Value[]>>();
  for (const one of blocks(block, "condition")) {
    const [test, variable] = [one["test"] ?? null, one["variable"] ?? null];
    if (typeof test !== "string" || typeof variable !== "string") {
      return unknownFrom("condition", test, variable);
    }
    const keys = found.get(test) ?? new Map<string, readonly Value[]>();
    keys.set(variable, [
      ...(keys.get(variable) ?? []),
      ...asList(one["values"]).map(variables),
    ]);
    found.set(test, keys);
  }
  if (found.size === 0) return null;
  return mapOf(
    [...found].map(([test, keys]) => [
      test,
      mapOf([...keys].map(([variable, list]) => [variable, several(list)])),
    ]),
  );
}
