import { Unknown, type Resource, type Value, type ValueMap } from "../../model";
import { placeholder } from "../../placeholder";

/*
 * Arguments as the checks need them. Terraform converts between texts, numbers and booleans, and a
 * block may be written as an object or as a list of them: both are read alike here.
 */

/** A text; undefined where it is not set. */
export function textOf(
  values: ValueMap,
  name: string,
): string | Unknown | undefined {
  const value = values[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" || value instanceof Unknown) return value;
  return typeof value === "object"
    ? new Unknown(`${name} is no text`)
    : String(value);
}

/** A text that something goes by; a placeholder of its own where it is not known. */
export function nameIn(
  { address, values }: Pick<Resource, "address" | "values">,
  name: string,
): string {
  const text = textOf(values, name);
  return typeof text === "string"
    ? text
    : placeholder(text instanceof Unknown ? text.name : `${address}.${name}`);
}

/** A number; undefined where it is not set. */
export function numberOf(
  values: ValueMap,
  name: string,
): number | Unknown | undefined {
  const text = textOf(values, name);
  if (typeof text !== "string" || text === "") {
    return text === "" ? undefined : text;
  }
  const number = Number(text);
  return Number.isNaN(number) ? new Unknown(`${name} is no number`) : number;
}

/** True or false; undefined where it is not set. */
export function flagOf(
  values: ValueMap,
  name: string,
): boolean | Unknown | undefined {
  const text = textOf(values, name);
  if (typeof text !== "string") return text;
  return text === "true" || text === "false"
    ? text === "true"
    : new Unknown(`${name} is neither true nor false`);
}

/** A list, empty where it is not set; a single value counts as a list of it. */
export function listOf(
  values: ValueMap,
  name: string,
): readonly Value[] | Unknown {
  const value = values[name];
  if (value === undefined || value === null) return [];
  if (value instanceof Unknown) return value;
  return isList(value) ? value : [value];
}

/** The blocks of a name, in their order. */
export function blocksOf(
  values: ValueMap,
  name: string,
): readonly ValueMap[] | Unknown {
  const list = listOf(values, name);
  if (list instanceof Unknown) return list;
  const unknown = list.find((item) => item instanceof Unknown);
  return unknown instanceof Unknown ? unknown : list.filter(isMap);
}

export function isMap(value: Value | undefined): value is ValueMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Unknown) &&
    !isList(value)
  );
}

/** `Array.isArray` alone does not narrow readonly arrays. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
