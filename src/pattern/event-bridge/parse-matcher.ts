import { parseNetwork } from "./address";
import { shown } from "./event-pattern-error";
import { comparisons, type Matcher, type NumericOperator } from "./matcher";
import { parseWildcard } from "./wildcard";
import { isObject } from "../is-object";

/** Says what is wrong with a matcher; never returns. */
export type Fail = (reason: string) => never;

type ParseOperand = (operand: unknown, fail: Fail) => Matcher;

/** The operators and how each reads what it is given. */
const operators: Readonly<Record<string, ParseOperand>> = {
  prefix: (operand, fail) => textOrIgnoringCase("prefix", operand, fail),
  suffix: (operand, fail) => textOrIgnoringCase("suffix", operand, fail),
  "equals-ignore-case": (operand, fail) => ({
    kind: "whole",
    value: text(operand, fail),
    ignoreCase: true,
  }),
  wildcard,
  numeric,
  "anything-but": anythingBut,
  exactly: (operand, fail) => ({ kind: "exactly", value: text(operand, fail) }),
  exists: (operand, fail) =>
    typeof operand === "boolean"
      ? { kind: "exists", wanted: operand }
      : fail(`expected true or false, found ${shown(operand)}`),
  cidr: (operand, fail) => {
    const network = parseNetwork(text(operand, fail));
    return network === undefined
      ? fail(
          `expected a network such as 192.0.2.0/24 or 2001:db8::/32, found ${shown(operand)}`,
        )
      : { kind: "cidr", network };
  },
};

/** Reads one element of a field's list. */
export function parseMatcher(source: unknown, fail: Fail): Matcher {
  if (
    source === null ||
    typeof source === "string" ||
    typeof source === "number" ||
    typeof source === "boolean"
  ) {
    return { kind: "equals", value: source };
  }
  const [entry, ...others] = isObject(source) ? Object.entries(source) : [];
  if (entry === undefined || others.length > 0) {
    return fail(
      `expected a text, a number, true, false, null or an object with one operator, found ${shown(source)}`,
    );
  }
  const [name, operand] = entry;
  return operator(name, operand, Object.keys(operators), fail);
}

function operator(
  name: string,
  operand: unknown,
  known: readonly string[],
  fail: Fail,
): Matcher {
  const parse = known.includes(name) ? operators[name] : undefined;
  return parse === undefined
    ? fail(`expected one of ${known.join(", ")}, found ${shown(name)}`)
    : parse(operand, (reason) => fail(`${name}: ${reason}`));
}

function text(operand: unknown, fail: Fail): string {
  return typeof operand === "string"
    ? operand
    : fail(`expected a text, found ${shown(operand)}`);
}

function textOrIgnoringCase(
  kind: "prefix" | "suffix",
  operand: unknown,
  fail: Fail,
): Matcher {
  const ignoreCase = isObject(operand);
  if (!ignoreCase) return { kind, value: text(operand, fail), ignoreCase };
  const [[name, value] = ["", undefined], ...others] = Object.entries(operand);
  return name === "equals-ignore-case" && others.length === 0
    ? { kind, value: text(value, fail), ignoreCase }
    : fail(`expected a text or equals-ignore-case, found ${shown(operand)}`);
}

function wildcard(operand: unknown, fail: Fail): Matcher {
  const parsed = parseWildcard(text(operand, fail));
  return "mistake" in parsed
    ? fail(`${parsed.mistake}, found ${shown(operand)}`)
    : { kind: "wildcard", wildcard: parsed };
}

function numeric(operand: unknown, fail: Fail): Matcher {
  const refuse = () =>
    fail(
      `expected one comparison such as ["=", 5] or a range such as [">", 0, "<=", 5], found ${shown(operand)}`,
    );
  if (!Array.isArray(operand)) return refuse();
  const [first, low, second, high, ...others] = operand as readonly unknown[];
  if (!isOperator(first) || typeof low !== "number") return refuse();
  const one = { operator: first, value: low };
  if (operand.length === 2) return { kind: "numeric", comparisons: [one] };
  if (
    !first.startsWith(">") ||
    !isOperator(second) ||
    !second.startsWith("<") ||
    typeof high !== "number" ||
    others.length > 0
  ) {
    return refuse();
  }
  if (low >= high) return fail(`expected ${low} to be below ${high}`);
  return {
    kind: "numeric",
    comparisons: [one, { operator: second, value: high }],
  };
}

function isOperator(value: unknown): value is NumericOperator {
  return typeof value === "string" && Object.hasOwn(comparisons, value);
}

const EXCLUDABLE = ["prefix", "suffix", "wildcard", "equals-ignore-case"];

function anythingBut(operand: unknown, fail: Fail): Matcher {
  if (!isObject(operand)) {
    const values = listed(operand, fail);
    const types = new Set(values.map((value) => typeof value));
    const [type] = types;
    if (types.size > 1 || (type !== "string" && type !== "number")) {
      return fail(
        `expected texts only or numbers only, found ${shown(operand)}`,
      );
    }
    return {
      kind: "anything-but",
      matchers: values.map((value) =>
        typeof value === "string"
          ? { kind: "exactly", value }
          : parseMatcher(value, fail),
      ),
    };
  }
  const [[name, excluded] = ["", undefined], ...others] =
    Object.entries(operand);
  if (others.length > 0) {
    return fail(`expected one operator, found ${shown(operand)}`);
  }
  const matchers = listed(excluded, fail).map((value) => {
    if (value === "" && (name === "prefix" || name === "suffix")) {
      return fail(`expected a ${name} that is not empty`);
    }
    return isObject(value)
      ? fail(`expected a text, found ${shown(value)}`)
      : operator(name, value, EXCLUDABLE, fail);
  });
  return { kind: "anything-but", matchers };
}

function listed(operand: unknown, fail: Fail): readonly unknown[] {
  if (!Array.isArray(operand)) return [operand];
  return operand.length > 0 ? operand : fail("expected at least one value");
}
