import { Unknown, type Value } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { entriesOf } from "../entries";
import {
  equal,
  EvaluationError,
  isList,
  mapOf,
  own,
  toText,
  unknownFrom,
} from "../values";
import { anyArg, listArg, mapArg, textArg, type Functions } from "./arguments";

/** Functions of maps. */
export const maps: Functions = {
  keys: (args) => entriesOf(mapArg(args, 0)).map(([key]) => key),
  values: (args) => entriesOf(mapArg(args, 0)).map(([, value]) => value),
  lookup: (args) => {
    const [map, key] = [mapArg(args, 0), textArg(args, 1)];
    const found = own(map, key);
    if (found !== undefined) return found;
    if (hasPlaceholder(key)) return lookUpOpen(args);
    return args.length > 2 ? anyArg(args, 2) : missing(key);
  },
  merge: (args) =>
    mapOf(
      args.flatMap((arg, n) =>
        arg === null ? [] : Object.entries(mapArg(args, n)),
      ),
    ),
  zipmap: (args) => {
    const [keys, values] = [listArg(args, 0), listArg(args, 1)];
    if (keys.length !== values.length) {
      throw new EvaluationError(
        `${keys.length} keys for ${values.length} values`,
      );
    }
    return mapOf(keys.map((key, n) => [toText(key), values[n] ?? null]));
  },
  transpose: (args) => {
    const turned = new Map<string, Value[]>();
    for (const [key, list] of entriesOf(mapArg(args, 0))) {
      if (!isList(list)) throw new EvaluationError("expected lists in the map");
      for (const item of list.map(toText)) {
        turned.set(item, [...(turned.get(item) ?? []), key]);
      }
    }
    return mapOf(turned);
  },
  matchkeys: (args) => {
    const [values, keys, wanted] = [
      listArg(args, 0),
      listArg(args, 1),
      listArg(args, 2),
    ];
    return values.filter((_, n) =>
      wanted.some((key) => equal(key, keys[n] ?? null) === true),
    );
  },
};

/** A key that is not known finds what all keys have in common. */
function lookUpOpen(args: readonly Value[]): Value {
  const candidates = [...Object.values(mapArg(args, 0)), ...args.slice(2)];
  const [first] = candidates;
  return first !== undefined &&
    !(first instanceof Unknown) &&
    candidates.every((other) => equal(first, other) === true)
    ? first
    : unknownFrom("lookup", ...args);
}

function missing(key: string): never {
  throw new EvaluationError(`the map has no ${key}`);
}
