import { Unknown, type Value } from "../model";
import type { Expression } from "./ast";
import { entriesOf } from "./entries";
import { toSet } from "./functions/conversions";
import {
  EvaluationError,
  isList,
  isMap,
  kindOf,
  mapOf,
  own,
  toBoolean,
  toNumber,
  toText,
} from "./values";

/** The text of a type constraint: `list(string)`, which the JSON of HCL writes as `${list(string)}`. */
export function typeText(written: Value): string | undefined {
  return typeof written === "string"
    ? written.replace(/^\$\{([\s\S]*)\}$/, "$1").trim()
    : undefined;
}

/**
 * The value as a type constraint wants it; `optional(…)` attributes get their defaults.
 *
 * @throws {EvaluationError} for a value that cannot be of the type
 */
export function convert(value: Value, type: Expression): Value {
  if (value === null || value instanceof Unknown) return value;
  if (type.kind === "name") return simple(value, type.name);
  if (type.kind !== "call") return value;
  const [inner] = type.args;
  if (inner === undefined) return value;
  switch (type.name) {
    case "list":
      return listOf(value).map((item) => convert(item, inner));
    case "set":
      return toSet(listOf(value).map((item) => convert(item, inner)));
    case "map":
      return mapOf(
        mapEntries(value).map(([key, item]) => [key, convert(item, inner)]),
      );
    case "tuple":
      return inner.kind === "tuple"
        ? listOf(value).map((item, n) => {
            const of = inner.items[n];
            return of === undefined ? item : convert(item, of);
          })
        : value;
    case "object":
      return inner.kind === "object" ? objectOf(value, inner) : value;
    case "optional":
      return convert(value, inner);
    default:
      return value;
  }
}

function simple(value: Value, type: string): Value {
  switch (type) {
    case "string":
      return toText(value);
    case "number":
      return toNumber(value);
    case "bool":
      return toBoolean(value);
    default:
      return value;
  }
}

function listOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  throw new EvaluationError(`expected a list, got ${kindOf(value)}`);
}

function mapEntries(value: Value): readonly (readonly [string, Value])[] {
  if (!isMap(value)) {
    throw new EvaluationError(`expected a map, got ${kindOf(value)}`);
  }
  return entriesOf(value).map(([key, item]) => [toText(key), item]);
}

function objectOf(
  value: Value,
  { entries }: Expression & { readonly kind: "object" },
): Value {
  if (!isMap(value)) {
    throw new EvaluationError(`expected an object, got ${kindOf(value)}`);
  }
  return mapOf(
    entries.map(([key, type]) => {
      const name = key.kind === "literal" ? toText(key.value) : "";
      const given = own(value, name);
      if (given !== undefined && given !== null)
        return [name, convert(given, type)];
      return [name, defaultOf(type)];
    }),
  );
}

function defaultOf(type: Expression): Value {
  if (type.kind !== "call" || type.name !== "optional") {
    return null;
  }
  const [of, fallback] = type.args;
  const value = fallback === undefined ? null : constant(fallback);
  return of === undefined ? value : convert(value, of);
}

/** A default, which can hold no references. */
function constant(expression: Expression): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "tuple":
      return expression.items.map(constant);
    case "object":
      return mapOf(
        expression.entries.map(([key, value]) => [
          toText(constant(key)),
          constant(value),
        ]),
      );
    case "unary": {
      const of = constant(expression.of);
      return typeof of === "number" ? -of : of;
    }
    default:
      return new Unknown("a default that is not evaluated here");
  }
}
