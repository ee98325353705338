import type { Value, ValueMap } from "../model";
import { takeAsSmall } from "../terraform/size";

/** A map whose values are made when they are asked for: two modules may need parts of each other. */
export function lazyMap(
  names: Iterable<string>,
  make: (name: string) => Value,
): ValueMap {
  // An object without prototype has the shape of any map.
  const map = Object.create(null) as Record<string, Value>;
  for (const name of names) {
    Object.defineProperty(map, name, {
      enumerable: true,
      get: () => make(name),
    });
  }
  takeAsSmall(map);
  return map;
}
