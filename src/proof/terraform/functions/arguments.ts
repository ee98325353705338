import { Unknown, type Value, type ValueMap } from "../../model";
import type { Expression } from "../ast";
import type { Scope } from "../scope";
import {
  EvaluationError,
  isList,
  isMap,
  kindOf,
  toNumber,
  toText,
} from "../values";

/** Functions by their names in Terraform. Those that render templates evaluate them. */
export type Functions = Readonly<
  Record<
    string,
    (args: readonly Value[], scope: Scope, evaluate: Evaluate) => Value
  >
>;

/** Evaluates an expression with names bound. */
export type Evaluate = (
  expression: Expression,
  scope: Scope,
  bound: ReadonlyMap<string, Value>,
) => Value;

/** The argument, which must be there. */
export function anyArg(args: readonly Value[], n: number): Value {
  const arg = args[n];
  if (arg === undefined) {
    throw new EvaluationError(
      `expected ${n + 1} arguments, got ${args.length}`,
    );
  }
  return arg;
}

/** A text, or what Terraform turns into one. @throws {EvaluationError} for others */
export function textArg(args: readonly Value[], n: number): string {
  return toText(anyArg(args, n));
}

/** A number that is known. */
export function numberArg(args: readonly Value[], n: number): number {
  const number = toNumber(anyArg(args, n));
  if (number instanceof Unknown) {
    throw new EvaluationError("expected a number that is known");
  }
  return number;
}

/** @throws {EvaluationError} for what is no list */
export function listArg(args: readonly Value[], n: number): readonly Value[] {
  const arg = anyArg(args, n);
  if (isList(arg)) return arg;
  throw new EvaluationError(`expected a list, got ${kindOf(arg)}`);
}

/** @throws {EvaluationError} for what is no map */
export function mapArg(args: readonly Value[], n: number): ValueMap {
  const arg = anyArg(args, n);
  if (isMap(arg)) return arg;
  throw new EvaluationError(`expected a map, got ${kindOf(arg)}`);
}
