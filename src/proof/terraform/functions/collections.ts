import { Unknown, type Value } from "../../model";
import { hasPlaceholder, mapKnown } from "../../placeholder";
import {
  equal,
  EvaluationError,
  isList,
  isMap,
  kindOf,
  toNumber,
  toText,
  unknownFrom,
} from "../values";
import {
  anyArg,
  listArg,
  numberArg,
  textArg,
  type Functions,
} from "./arguments";

/** Longer lists are nobody's configuration. */
const LONGEST = 10_000;

/** Functions of lists. */
export const collections: Functions = {
  alltrue: (args) => decided(listArg(args, 0), false),
  anytrue: (args) => decided(listArg(args, 0), true),
  chunklist: (args) => chunks(listArg(args, 0), numberArg(args, 1)),
  compact: (args) => {
    const list = listArg(args, 0);
    const open = list.some((item) => item instanceof Unknown || allOpen(item));
    return open
      ? unknownFrom("compact", list)
      : list.filter((item) => item !== null && item !== "");
  },
  concat: (args) => args.flatMap((_, n) => listArg(args, n)),
  contains: (args) => contains(listArg(args, 0), anyArg(args, 1)),
  distinct: (args) => distinct(listArg(args, 0)),
  element: (args) => {
    const list = listArg(args, 0);
    if (list.length === 0) throw new EvaluationError("the list is empty");
    const n = numberArg(args, 1) % list.length;
    return list[n < 0 ? n + list.length : n] ?? null;
  },
  flatten: (args) => flatten(listArg(args, 0)),
  index: (args) => {
    const answers = listArg(args, 0).map((item) =>
      equal(item, anyArg(args, 1)),
    );
    const found = answers.findIndex((answer) => answer !== false);
    if (found < 0) throw new EvaluationError("the list does not hold it");
    return answers[found] === true ? found : unknownFrom("index", ...args);
  },
  join: (args) =>
    args
      .slice(1)
      .flatMap((_, n) => flatten(listArg(args, n + 1)))
      .map(toText)
      .join(textArg(args, 0)),
  length: (args) => length(anyArg(args, 0)),
  one: (args) => {
    const list = listArg(args, 0);
    if (list.length > 1) {
      throw new EvaluationError(`expected one element, got ${list.length}`);
    }
    return list[0] ?? null;
  },
  range: (args) => range(args.map((_, n) => numberArg(args, n))),
  reverse: (args) => listArg(args, 0).toReversed(),
  slice: (args) =>
    listArg(args, 0).slice(numberArg(args, 1), numberArg(args, 2)),
  sort: (args) => {
    const texts = listArg(args, 0).map(toText);
    return texts.some(hasPlaceholder)
      ? unknownFrom("sort", texts)
      : texts.toSorted();
  },
  sum: (args) => {
    const numbers = listArg(args, 0).map(toNumber);
    return numbers.reduce<number | Unknown>(
      (a, b) =>
        a instanceof Unknown || b instanceof Unknown
          ? unknownFrom("sum", numbers)
          : a + b,
      0,
    );
  },
};

/** Whether there is nothing known in the text, which then could be empty. */
function allOpen(value: Value): boolean {
  return (
    typeof value === "string" &&
    hasPlaceholder(value) &&
    mapKnown(value, () => " ").trim() === value
  );
}

function decided(list: readonly Value[], decisive: boolean): Value {
  if (list.some((item) => item === decisive || item === String(decisive))) {
    return decisive;
  }
  return list.some((item) => item instanceof Unknown)
    ? unknownFrom(decisive ? "anytrue" : "alltrue", list)
    : !decisive;
}

function chunks(list: readonly Value[], size: number): Value {
  if (size < 1) return [list];
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) =>
    list.slice(n * size, (n + 1) * size),
  );
}

function contains(list: readonly Value[], value: Value): Value {
  const answers = list.map((item) => equal(item, value));
  if (answers.includes(true)) return true;
  return answers.includes("unknown")
    ? unknownFrom("contains", list, value)
    : false;
}

/** Elements once each, in their first order. Those that could be equal both stay. */
export function distinct(list: readonly Value[]): readonly Value[] {
  const seen = new Set<Value>();
  const found: Value[] = [];
  for (const item of list) {
    const simple = typeof item !== "object" || item === null;
    if (
      simple ? seen.has(item) : found.some((one) => equal(one, item) === true)
    ) {
      continue;
    }
    seen.add(item);
    found.push(item);
  }
  return found;
}

function flatten(list: readonly Value[]): readonly Value[] {
  return list.flatMap((item) => (isList(item) ? flatten(item) : [item]));
}

function length(of: Value): Value {
  if (isList(of)) return of.length;
  if (isMap(of)) return Object.keys(of).length;
  if (typeof of !== "string") {
    throw new EvaluationError(
      `expected a list, map or text, got ${kindOf(of)}`,
    );
  }
  // Terraform counts what people call characters.
  return hasPlaceholder(of)
    ? unknownFrom("length", of)
    : [...new Intl.Segmenter().segment(of)].length;
}

function range(numbers: readonly number[]): Value {
  const [a = 0, b, c] = numbers;
  const [from, to] = b === undefined ? [0, a] : [a, b];
  const by = c ?? (to < from ? -1 : 1);
  if (by === 0) throw new EvaluationError("a range needs steps");
  const count = Math.max(0, Math.ceil((to - from) / by));
  if (count > LONGEST) {
    return new Unknown(`a range of ${count} numbers is not evaluated here`);
  }
  return Array.from({ length: count }, (_, n) => from + n * by);
}
