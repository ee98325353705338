import { Unknown, type Value } from "../../model";
import { entriesOf } from "../entries";
import {
  EvaluationError,
  isList,
  isMap,
  kindOf,
  toBoolean,
  toNumber,
  toText,
} from "../values";
import { anyArg, type Functions } from "./arguments";
import { distinct } from "./collections";

/** Conversions of type and choices: what is unknown stays so, under its name. */
export const conversions: Functions = {
  tostring: (args) => kept(args, toText),
  tonumber: (args) => kept(args, toNumber),
  tobool: (args) => kept(args, toBoolean),
  tolist: (args) => kept(args, asList),
  toset: (args) => kept(args, (value) => toSet(asList(value))),
  tomap: (args) =>
    kept(args, (value) => (isMap(value) ? value : refuse("a map", value))),
  sensitive: (args) => anyArg(args, 0),
  nonsensitive: (args) => anyArg(args, 0),
  ephemeralasnull: (args) => anyArg(args, 0),
  coalesce: (args) => {
    const found = args.find((arg) => arg !== null && arg !== "");
    return found ?? refuse("a value", null);
  },
  coalescelist: (args) => {
    const found = args.find((arg) => !isList(arg) || arg.length > 0);
    return found ?? refuse("a list that is not empty", null);
  },
};

function kept(args: readonly Value[], convert: (value: Value) => Value): Value {
  const value = anyArg(args, 0);
  return value === null || value instanceof Unknown ? value : convert(value);
}

function asList(value: Value): readonly Value[] {
  if (isList(value)) return value;
  if (isMap(value)) return entriesOf(value).map(([, item]) => item);
  return refuse("a list", value);
}

/** A set as a list: every element once, texts in order; elements of mixed types become texts. */
export function toSet(list: readonly Value[]): readonly Value[] {
  const simple = list.some((item) => typeof item === "string")
    ? list.map((item) => (typeof item === "object" ? item : toText(item)))
    : list;
  const once = distinct(simple);
  return once.every((item) => typeof item === "string")
    ? once.toSorted()
    : once.every((item) => typeof item === "number")
      ? once.toSorted((a, b) => a - b)
      : once;
}

function refuse(expected: string, value: Value): never {
  throw new EvaluationError(`expected ${expected}, got ${kindOf(value)}`);
}
