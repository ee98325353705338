import { Unknown, type Value } from "../../model";
import type { Expression } from "../ast";
import type { Scope } from "../scope";
import {
  EvaluationError,
  firstUnknown,
  isList,
  isOpen,
  kindOf,
  unknownFrom,
} from "../values";
import type { Evaluate, Functions } from "./arguments";
import { collections } from "./collections";
import { conversions } from "./conversions";
import { encodings } from "./encodings";
import { files } from "./files";
import { formats } from "./format";
import { json } from "./json";
import { maps } from "./maps";
import { numbers } from "./numbers";
import { regexes } from "./regexes";
import { sets } from "./sets";
import { openTexts } from "./open-texts";
import { texts } from "./texts";

type CallExpression = Expression & { readonly kind: "call" };

/** Those that take what is unknown as it comes. */
const TAKES_ALL = table(conversions, formats, json, files);
/** Those that move values without looking into them: only an unknown list or map stops them. */
const MOVES = table(collections, maps, sets, openTexts);
/** Those that look at every character: a placeholder stops them. */
const LOOKS_INSIDE = table(texts, regexes, encodings, numbers);

/** Known to Terraform only, when it runs. */
const LATER = new Set(["timestamp", "plantimestamp", "uuid", "bcrypt"]);

function table(...parts: readonly Functions[]) {
  return new Map(parts.flatMap((part) => Object.entries(part)));
}

/**
 * The value of a function call. A function that is not known here gives an `Unknown`.
 *
 * @throws {EvaluationError} for arguments that Terraform refuses
 */
export function call(
  { name, args: written, spread }: CallExpression,
  value: (of: Expression) => Value,
  scope: Scope,
  evaluate: Evaluate,
): Value {
  const plain = name.replace(/^core::/, "");
  if (plain === "try") return firstThatWorks(written, value);
  if (plain === "can") return can(written, value);
  const args = spread ? spreadOut(written.map(value)) : written.map(value);
  if (args instanceof Unknown) return unknownFrom(plain, args);
  scope.budget.steps -= costOf(args);
  const takesAll = TAKES_ALL.get(plain);
  if (takesAll !== undefined) return takesAll(args, scope, evaluate);
  const moves = MOVES.get(plain);
  const run = moves ?? LOOKS_INSIDE.get(plain);
  if (run === undefined) {
    const reason = LATER.has(plain)
      ? `${plain}() is known only after apply`
      : `the function ${plain} is not evaluated here`;
    if (!LATER.has(plain)) scope.report(reason);
    return new Unknown(reason, unknownFrom(plain, ...args).name);
  }
  const stops = moves === undefined ? isOpen : isUnknown;
  return args.some(stops)
    ? unknownFrom(plain, ...args)
    : run(args, scope, evaluate);
}

const isUnknown = (value: Value) => value instanceof Unknown;

/** `f(a, list...)` */
function spreadOut(args: readonly Value[]): readonly Value[] | Unknown {
  const last = args.at(-1) ?? null;
  if (last instanceof Unknown) return last;
  if (!isList(last)) {
    throw new EvaluationError(
      `expected a list before ..., got ${kindOf(last)}`,
    );
  }
  return [...args.slice(0, -1), ...last];
}

/** What arguments cost: the elements that a function may walk over. */
function costOf(args: readonly Value[]): number {
  return args.reduce<number>(
    (sum, arg) =>
      sum +
      (isList(arg)
        ? arg.length
        : typeof arg === "string"
          ? arg.length >> 6
          : 1),
    0,
  );
}

/** `try`: what is refused is passed over, what is unknown is not. */
function firstThatWorks(
  args: readonly Expression[],
  value: (of: Expression) => Value,
): Value {
  for (const arg of args) {
    try {
      return value(arg);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
  }
  throw new EvaluationError("no argument of try can be evaluated");
}

function can(
  args: readonly Expression[],
  value: (of: Expression) => Value,
): Value {
  try {
    const tried = args.map(value);
    const open = tried.map(firstUnknown).find((found) => found !== undefined);
    return open === undefined ? true : unknownFrom("can", ...tried);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return false;
  }
}
