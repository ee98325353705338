import type { Scalar } from "./event-pattern";
import { isObject } from "../is-object";

/** A value of an event that is not an object or array. */
export interface Leaf {
  readonly value: Scalar;
  /** Which element of which array it stands in; a value that is itself an element does not count. */
  readonly elements: ReadonlyMap<number, number>;
}

/** The values of an event by field, whose name is its steps joined by dots: an index is no step. */
export type Leaves = ReadonlyMap<string, readonly Leaf[]>;

/** The values of an event. */
export function leavesOf(event: Readonly<Record<string, unknown>>): Leaves {
  const leaves = new Map<string, Leaf[]>();
  let arrays = 0;
  const visit = (
    value: unknown,
    field: string,
    elements: ReadonlyMap<number, number>,
  ): void => {
    if (isObject(value)) {
      for (const [name, child] of Object.entries(value)) {
        visit(child, field === "" ? name : `${field}.${name}`, elements);
      }
    } else if (Array.isArray(value)) {
      const array = arrays++;
      value.forEach((element, index) =>
        visit(
          element,
          field,
          typeof element === "object" && element !== null
            ? new Map(elements).set(array, index)
            : elements,
        ),
      );
    } else if (isScalar(value)) {
      const there = leaves.get(field);
      if (there === undefined) leaves.set(field, [{ value, elements }]);
      else there.push({ value, elements });
    }
  };
  visit(event, "", new Map());
  return leaves;
}

function isScalar(value: unknown): value is Scalar {
  return (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean"
  );
}
