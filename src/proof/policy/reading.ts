import { Unknown, type Value, type ValueMap } from "../model";
import { readable } from "../placeholder";

/** Whether it is an object. */
export function isMap(value: Value | undefined): value is ValueMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown)
  );
}

/** One or several as a list; nothing as none. */
export function listOf(value: Value | undefined): readonly Value[] | Unknown {
  if (value === undefined || value === null) return [];
  // Array.isArray does not tell a readonly array from the rest of a union.
  if (Array.isArray(value)) return value as readonly Value[];
  return value instanceof Unknown ? value : [value as Value];
}

/** What a value is, for messages: texts in full where they are short. */
export function kindOf(value: Value | undefined): string {
  if (value instanceof Unknown) return "something unknown";
  if (value === undefined || value === null) return "nothing";
  if (typeof value !== "object") {
    const text = readable(JSON.stringify(value));
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  }
  return Array.isArray(value) ? "a list" : "an object";
}

/** Takes note of a mistake in an element of a statement. */
export type Complain = (element: string, mistake: string) => void;

/** An element that may be given as what it is not. */
export interface Element {
  /** As it is written: `Action` or `NotAction`. */
  readonly name: string;
  readonly negated: boolean;
  readonly value: Value;
}

/** The element of this name or its `Not…`; complains where there is none or both. */
export function elementOf(
  statement: ValueMap,
  name: string,
  complain: Complain,
): Element | undefined {
  const [element, other] = [name, `Not${name}`].flatMap((written) => {
    const value = statement[written];
    return value === undefined || value === null
      ? []
      : [{ name: written, negated: written !== name, value }];
  });
  if (element === undefined) {
    complain(name, `expected ${name} or Not${name}, found neither`);
  }
  if (other !== undefined) {
    complain(other.name, `expected ${name} or Not${name}, found both`);
  }
  return element;
}
