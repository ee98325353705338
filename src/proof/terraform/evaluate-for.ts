import { Unknown, type Value } from "../model";
import type { ForExpression } from "./ast";
import { evaluate, type Bindings } from "./evaluate";
import { entriesOf } from "./entries";
import type { Scope } from "./scope";
import {
  EvaluationError,
  mapOf,
  toBoolean,
  toText,
  unknownFrom,
} from "./values";

/** What a turn costs beside what it evaluates. */
const TURN = 10;

/** `[for …]` and `{for …}`. */
export function evaluateFor(
  expression: ForExpression,
  scope: Scope,
  bound: Bindings,
): Value {
  const over = evaluate(expression.over, scope, bound);
  const open = (unknown: Unknown) => unknownFrom(expression.text, unknown);
  if (over instanceof Unknown) return open(over);
  const results: (readonly [string, Value])[] = [];
  for (const [key, item] of entriesOf(over)) {
    const inner = new Map(bound);
    if (expression.keyName !== undefined) inner.set(expression.keyName, key);
    inner.set(expression.valueName, item);
    if (expression.condition !== undefined) {
      const wanted = toBoolean(evaluate(expression.condition, scope, inner));
      // Which elements there are is not known: nor is the whole.
      if (wanted instanceof Unknown) return open(wanted);
      if (!wanted) continue;
    }
    const made =
      expression.key === undefined
        ? ""
        : toText(evaluate(expression.key, scope, inner));
    results.push([made, evaluate(expression.value, scope, inner)]);
    scope.budget.steps -= TURN;
    if (scope.budget.steps < 0) {
      scope.report("too much to evaluate");
      return new Unknown("too much to evaluate");
    }
  }
  if (expression.key === undefined) return results.map(([, value]) => value);
  return expression.grouped ? grouped(results) : mapOf(unique(results));
}

function unique(
  results: readonly (readonly [string, Value])[],
): readonly (readonly [string, Value])[] {
  const keys = new Set(results.map(([key]) => key));
  if (keys.size < results.length) {
    throw new EvaluationError("two elements have the same key");
  }
  return results;
}

function grouped(results: readonly (readonly [string, Value])[]): Value {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of results) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return mapOf(groups);
}
