import type { Value } from "../model";
import { isList, isMap } from "./values";

const sizes = new WeakMap<object, number>();

/**
 * How large a value is, written out: parts that it holds twice count twice. A text counts one for
 * every 32 characters.
 */
export function sizeOf(value: Value): number {
  if (typeof value === "string") return 1 + (value.length >> 5);
  if (!isList(value) && !isMap(value)) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = (isList(value) ? value : Object.values(value)).reduce<number>(
    (sum, item) => sum + sizeOf(item),
    1,
  );
  sizes.set(value, size);
  return size;
}

/** Takes a value for small without looking into it, because looking would evaluate it. */
export function takeAsSmall(value: object): void {
  sizes.set(value, 1);
}
