import { createHash } from "node:crypto";
import { Unknown, type Value, type ValueMap } from "../model";
import { hasPlaceholder, placeholder, same } from "../placeholder";

/** Terraform would refuse it: `try` and `can` hear of it, all else becomes unknown. */
export class EvaluationError extends Error {
  override readonly name = "EvaluationError";
}

/** Whether the value is a list, a tuple or a set, which are all lists here. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether the value is a map or an object. */
export function isMap(value: Value): value is ValueMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Unknown) &&
    !isList(value)
  );
}

/** A map of any keys: without a prototype, `__proto__` is one like others. */
export function mapOf(entries: Iterable<readonly [string, Value]>): ValueMap {
  // An object without prototype has the shape of any map.
  const map = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) map[key] = value;
  return map;
}

/** The map's own value; inherited names such as `constructor` are none. */
export function own(map: ValueMap, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The value as a text is made of it. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  if (value instanceof Unknown) return placeholder(value.name);
  throw new EvaluationError(`expected a text, got ${kindOf(value)}`);
}

/** Terraform writes all digits, never an exponent. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new EvaluationError("no finite number");
  const text = String(value);
  if (!text.includes("e")) return text;
  return Number.isInteger(value)
    ? BigInt(value).toString()
    : value.toFixed(20).replace(/0+$/, "");
}

/** The value as a number, as Terraform converts it. @throws {EvaluationError} for what is none */
export function toNumber(value: Value): number | Unknown {
  if (typeof value === "number" || value instanceof Unknown) return value;
  if (typeof value === "string") {
    if (hasPlaceholder(value)) return unknownFrom("a number", value);
    const number = Number(value);
    if (/^\s*[+-]?[\d.]/.test(value) && Number.isFinite(number)) return number;
  }
  throw new EvaluationError(`expected a number, got ${kindOf(value)}`);
}

/** The value as a condition. @throws {EvaluationError} for what is none */
export function toBoolean(value: Value): boolean | Unknown {
  if (typeof value === "boolean" || value instanceof Unknown) return value;
  if (value === "true") return true;
  if (value === "false") return false;
  if (typeof value === "string" && hasPlaceholder(value)) {
    return unknownFrom("a condition", value);
  }
  throw new EvaluationError(`expected true or false, got ${kindOf(value)}`);
}

/** What `make` gives of values that are not all known; the same of the same. */
export function unknownFrom(
  make: string,
  ...values: readonly Value[]
): Unknown {
  const names = values.map(nameOf).join(", ");
  return new Unknown(
    values.map(firstReason).find((reason) => reason !== undefined) ??
      "known only after apply",
    short(`${make}(${names})`),
  );
}

const LONGEST = 300;

/** Names hold names; long ones are told apart by a hash. */
function short(name: string): string {
  return name.length <= LONGEST
    ? name
    : `${name.slice(0, 100)}… (${createHash("sha1").update(name).digest("hex")})`;
}

/** The value in a placeholder's name. */
function nameOf(value: Value): string {
  if (value instanceof Unknown) return value.name;
  const name = JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Unknown ? inner.name : inner,
  );
  return short(name);
}

function firstReason(value: Value): string | undefined {
  return firstUnknown(value)?.reason;
}

/** An unknown at any depth of the value. */
export function firstUnknown(value: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  if (typeof value !== "object" || value === null) return undefined;
  for (const item of isList(value) ? value : Object.values(value)) {
    const found = firstUnknown(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether anything in the value is left open: an unknown, or a placeholder in a text. */
export function isOpen(value: Value): boolean {
  if (typeof value === "string") return hasPlaceholder(value);
  if (value instanceof Unknown) return true;
  if (typeof value !== "object" || value === null) return false;
  return (isList(value) ? value : Object.values(value)).some(isOpen);
}

/** Terraform's `==`: values of different types are never equal. */
export function equal(a: Value, b: Value): boolean | "unknown" {
  if (a instanceof Unknown || b instanceof Unknown) {
    return a instanceof Unknown && b instanceof Unknown && a.name === b.name
      ? true
      : "unknown";
  }
  if (typeof a === "string" && typeof b === "string") return same(a, b);
  if (isList(a) && isList(b)) {
    if (a.length !== b.length) return false;
    return all(a.map((item, n) => equal(item, b[n] ?? null)));
  }
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    if (!keys.every((key) => Object.hasOwn(b, key))) return false;
    return all(
      keys.map((key) => equal(own(a, key) ?? null, own(b, key) ?? null)),
    );
  }
  return a === b;
}

function all(answers: readonly (boolean | "unknown")[]): boolean | "unknown" {
  if (answers.includes(false)) return false;
  return answers.includes("unknown") ? "unknown" : true;
}

/** The value in a complaint. */
export function kindOf(value: Value): string {
  if (value === null) return "null";
  if (value instanceof Unknown) return "something unknown";
  if (isList(value)) return "a list";
  return isMap(value) ? "a map" : JSON.stringify(value);
}
