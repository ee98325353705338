import type { Selector, Step } from "../../ast";
import { quote } from "./quote";
import type { SqlTable, SqlType } from "./table";

/** Where a selector has got to. */
export type Place =
  /** A column, or a field or element of one */
  | { readonly kind: "typed"; readonly sql: string; readonly type: SqlType }
  /** A place within JSON: the expression that holds it, and the path as Trino's JSON functions take it */
  | { readonly kind: "json"; readonly sql: string; readonly path: string };

/** Says why a step cannot be taken; never returns. */
export type Refuse = (reason: string, mend: string) => never;

/**
 * The condition that what the selector reaches in the table satisfies the test; with `[*]`, that
 * some element does.
 */
export function reach(
  table: SqlTable,
  selector: Selector,
  test: (place: Place) => string,
  refuse: Refuse,
): string {
  let depth = 0;
  const walk = (place: Place, [step, ...others]: Selector): string => {
    if (step === undefined) return test(place);
    if (step.kind !== "any-element") {
      return walk(takeStep(place, step, refuse), others);
    }
    const element = `e${(depth += 1)}`;
    const inside = walk(elementOf(place, element, refuse), others);
    return `cardinality(filter(${arrayOf(place)}, ${element} -> ${inside})) > 0`;
  };
  return walk({ kind: "typed", sql: "", type: { row: table } }, selector);
}

function takeStep(place: Place, step: Step, refuse: Refuse): Place {
  if (step.kind === "any-key") {
    return refuse(
      "it has no wildcard for the name of a field",
      "name the field",
    );
  }
  if (place.kind === "json") {
    return { ...place, path: place.path + pathStep(step) };
  }
  const { sql, type } = place;
  if (type === "json") return { kind: "json", sql, path: `$${pathStep(step)}` };
  if (step.kind === "index" && typeof type === "object" && "array" in type) {
    // element_at() gives NULL where [] would end the query
    const element = `element_at(${sql}, ${step.index + 1})`;
    return { kind: "typed", sql: element, type: type.array };
  }
  if (type === "map") {
    return refuse(
      "the table keeps the values of this map as texts, whatever they were",
      "leave the condition out",
    );
  }
  const field =
    step.kind === "key" &&
    typeof type === "object" &&
    "row" in type &&
    Object.hasOwn(type.row, step.name)
      ? type.row[step.name]
      : undefined;
  if (step.kind !== "key" || field === undefined) {
    return refuse(
      "the table has no column for it",
      "leave the condition out, or add the column and pass a table that has it",
    );
  }
  const name = step.name.toLowerCase();
  return {
    kind: "typed",
    sql: sql === "" ? name : `${sql}.${name}`,
    type: field,
  };
}

function pathStep(step: Exclude<Step, { kind: "any-key" }>): string {
  switch (step.kind) {
    case "key":
      return /^[A-Za-z_]\w*$/.test(step.name)
        ? `.${step.name}`
        : `["${step.name.replace(/[\\"]/g, "\\$&")}"]`;
    case "index":
      return `[${step.index}]`;
    case "any-element":
      return "[*]";
  }
}

function arrayOf(place: Place): string {
  return place.kind === "typed" && place.type !== "json"
    ? place.sql
    : `TRY_CAST(${jsonAt(place)} AS array(json))`;
}

function elementOf(place: Place, element: string, refuse: Refuse): Place {
  if (place.kind === "json" || place.type === "json") {
    return { kind: "json", sql: element, path: "$" };
  }
  return typeof place.type === "object" && "array" in place.type
    ? { kind: "typed", sql: element, type: place.type.array }
    : refuse("the table has no array for it", "leave the condition out");
}

/** The JSON at a place, of type json: a JSON null is one, what is missing is NULL. */
export function jsonAt(place: Place): string {
  // An element is there, though a cast to array(json) may have made a JSON null NULL.
  if (place.kind === "json" && place.path === "$") {
    return `coalesce(${place.sql}, JSON 'null')`;
  }
  return `json_extract(${place.sql}, ${quote(pathOf(place))})`;
}

/** The text, number, true or false at a place in JSON, as text. */
export function scalarAt(place: Place): string {
  return `json_extract_scalar(${place.sql}, ${quote(pathOf(place))})`;
}

function pathOf(place: Place): string {
  return place.kind === "json" ? place.path : "$";
}
