import { Unknown, type Value, type ValueMap } from "../model";
import { hasPlaceholder } from "../placeholder";
import type { Expression } from "./ast";
import { evaluateFor } from "./evaluate-for";
import { call } from "./functions";
import { applyBinary, applyUnary } from "./operators";
import type { Scope } from "./scope";
import { sizeOf } from "./size";
import {
  equal,
  EvaluationError,
  isList,
  isMap,
  mapOf,
  own,
  toBoolean,
  toNumber,
  toText,
  unknownFrom,
} from "./values";

/** What `for` and splats bind; looked up before the scope. */
export type Bindings = ReadonlyMap<string, Value>;

const NONE: Bindings = new Map();

/** The name under which a splat binds its element; no identifier looks so. */
const ELEMENT = "[*]";

const DEEPEST = 300;
const LARGEST = 200_000;

/**
 * The value of an expression. What depends on something that is not known is an `Unknown`, or a
 * text with placeholders.
 *
 * @throws {EvaluationError} where Terraform would refuse
 */
export function evaluate(
  expression: Expression,
  scope: Scope,
  bound: Bindings = NONE,
): Value {
  const { budget } = scope;
  budget.steps -= 1;
  if (budget.steps < 0 || budget.depth > DEEPEST) {
    const reason =
      budget.steps < 0 ? "too much to evaluate" : "nested too deeply";
    scope.report(reason);
    return new Unknown(reason);
  }
  budget.depth += 1;
  try {
    return bounded(step(expression, scope, bound));
  } finally {
    budget.depth -= 1;
  }
}

function step(expression: Expression, scope: Scope, bound: Bindings): Value {
  const value = (of: Expression) => evaluate(of, scope, bound);
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "template":
      return expression.parts.map((part) => toText(value(part))).join("");
    case "tuple":
      return expression.items.map(value);
    case "object":
      return mapOf(
        expression.entries.map(([key, of]) => [toText(value(key)), value(of)]),
      );
    case "unary":
      return applyUnary(expression.operator, value(expression.of));
    case "binary":
      return applyBinary(
        expression.operator,
        value(expression.left),
        value(expression.right),
      );
    case "conditional":
      return conditional(expression, value);
    case "call":
      return call(expression, value, scope, evaluate);
    case "for":
      return evaluateFor(expression, scope, bound);
    case "splat":
      return splat(value(expression.of), expression.each, scope, bound);
    case "element":
    case "name":
    case "index":
      return reference(expression, scope, bound);
  }
}

/** A larger value is nobody's configuration, but doubles on every line of a hostile one. */
function bounded(value: Value): Value {
  if (sizeOf(value) <= LARGEST) return value;
  throw new EvaluationError("the value is too large to evaluate");
}

function conditional(
  { condition, yes, no }: Expression & { readonly kind: "conditional" },
  value: (of: Expression) => Value,
): Value {
  const decided = toBoolean(value(condition));
  if (decided === true) return value(yes);
  if (decided === false) return value(no);
  const [a, b] = [value(yes), value(no)];
  return equal(a, b) === true ? a : unknownFrom("conditional", decided, a, b);
}

function splat(
  of: Value,
  each: Expression,
  scope: Scope,
  bound: Bindings,
): Value {
  if (of instanceof Unknown) return unknownFrom("splat", of);
  // A value that is no list is taken as a list of itself; null as an empty one.
  const items = of === null ? [] : isList(of) ? of : [of];
  return items.map((item) =>
    evaluate(each, scope, new Map([...bound, [ELEMENT, item]])),
  );
}

/** A chain of names and indexes, from its root on. */
function reference(
  expression: Expression,
  scope: Scope,
  bound: Bindings,
): Value {
  const keys: Expression[] = [];
  let root = expression;
  while (root.kind === "index") {
    keys.push(root.key);
    root = root.of;
  }
  keys.reverse();
  let found: Value;
  let taken = 0;
  const name =
    root.kind === "element"
      ? ELEMENT
      : root.kind === "name"
        ? root.name
        : undefined;
  if (name === undefined) {
    found = evaluate(root, scope, bound);
  } else {
    const binding = bound.get(name);
    if (binding !== undefined) {
      found = binding;
    } else {
      const resolved = scope.resolve([name, ...leadingNames(keys)]);
      found = resolved.value;
      taken = resolved.taken - 1;
    }
  }
  for (const key of keys.slice(taken)) {
    scope.budget.steps -= 1;
    found = lookUp(found, evaluate(key, scope, bound), scope);
  }
  return found;
}

function leadingNames(keys: readonly Expression[]): readonly string[] {
  const names: string[] = [];
  for (const key of keys) {
    if (key.kind !== "literal" || typeof key.value !== "string") break;
    names.push(key.value);
  }
  return names;
}

/** `of[key]` and `of.key`. */
export function lookUp(of: Value, key: Value, scope: Scope): Value {
  if (of instanceof Unknown) {
    const step =
      typeof key === "string" && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key)
        ? `.${key}`
        : `[${typeof key === "number" ? key : JSON.stringify(toText(key))}]`;
    return new Unknown(of.reason, of.name + step);
  }
  if (key instanceof Unknown) return unknownFrom("index", of, key);
  if (isList(of)) return element(of, key);
  if (isMap(of)) return attribute(of, toText(key), scope);
  throw new EvaluationError(
    of === null
      ? `null has no ${toText(key)}`
      : `expected a list or map to take ${toText(key)} of`,
  );
}

function element(list: readonly Value[], key: Value): Value {
  const index = toNumber(key);
  if (index instanceof Unknown) return unknownFrom("index", list, index);
  const found = list[index];
  if (found === undefined) {
    throw new EvaluationError(
      `a list of ${list.length} has no element ${index}`,
    );
  }
  return found;
}

function attribute(map: ValueMap, name: string, scope: Scope): Value {
  const found = own(map, name);
  if (found !== undefined) return found;
  const computed = scope.computed(map, name);
  if (computed !== undefined) return computed;
  if (hasPlaceholder(name) || Object.keys(map).some(hasPlaceholder)) {
    return unknownFrom("index", map, name);
  }
  // A block that JSON writes as an object is a list of one for references.
  if (name === "0") return map;
  throw new EvaluationError(`there is no ${name}`);
}
