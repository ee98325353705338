import {
  fold,
  isWildcard,
  type NumberOperator,
  type Pattern,
  type Selector,
} from "./ast";
import { compileRegex } from "./regex/match";
import { parseRegex } from "./regex/parse";
import {
  exactTest,
  isTest,
  numberTest,
  regexTest,
  textTest,
  type ValueTest,
} from "./semantics";
import { isObject } from "./is-object";

/** Whether a record matches. The record is what `JSON.parse` gives; anything but an object matches nothing. */
export type Matcher = (record: unknown) => boolean;

/**
 * Compiles the pattern to a predicate with CloudWatch's own semantics (see `semantics.ts`).
 *
 * Compile once, call for every record: a list of alternatives on one field, the usual shape of a
 * rule, becomes one look-up.
 */
export function compile(pattern: Pattern): Matcher {
  const test = compileNode(pattern);
  return (record) => isObject(record) && test(record);
}

function compileNode(pattern: Pattern): Matcher {
  return fold<Matcher>(pattern, {
    and: ({ operands }) => {
      const tests = operands.map(compileNode);
      return (record) => tests.every((test) => test(record));
    },
    or: ({ operands }) => {
      const tests = byField(operands);
      return (record) => tests.some((test) => test(record));
    },
    text: ({ selector, operator, value }) =>
      comparison(selector, operator, (op) => textTest(op, value)),
    number: ({ selector, operator, value }) =>
      comparison(selector, operator, (op) => numberTest(op, value)),
    regex: ({ selector, operator, source }) => {
      const search = compileRegex(parseRegex(source));
      return comparison(selector, operator, (op) => regexTest(op, search));
    },
    is: ({ selector, value }) => onAny(selector, isTest(value)),
    "not-exists": ({ selector }) => {
      const exists = onAny(selector, isPresent);
      return (record) => !exists(record);
    },
  });
}

/** The alternatives, with those of the form `selector = exact text` gathered per selector into one set. */
function byField(operands: readonly Pattern[]): readonly Matcher[] {
  const others: Matcher[] = [];
  const exact = new Map<string, { selector: Selector; values: Set<string> }>();
  for (const operand of operands) {
    if (
      operand.kind === "text" &&
      operand.operator === "=" &&
      !operand.value.startsWith("*") &&
      !operand.value.endsWith("*")
    ) {
      const key = JSON.stringify(operand.selector);
      const group = exact.get(key) ?? {
        selector: operand.selector,
        values: new Set(),
      };
      exact.set(key, group);
      group.values.add(operand.value);
    } else {
      others.push(compileNode(operand));
    }
  }
  const sets = [...exact.values()].map(({ selector, values }) =>
    onAny(selector, exactTest(values)),
  );
  return [...sets, ...others];
}

/** A comparison of what the selector reaches; `!=` with a wildcard is of all of it (semantics.ts: wildcard-any). */
function comparison<O extends NumberOperator>(
  selector: Selector,
  operator: O,
  test: (operator: O | "=") => ValueTest,
): Matcher {
  const wildcard = selector.findIndex(isWildcard);
  if (operator !== "!=" || wildcard < 0) return onAny(selector, test(operator));
  const there = onAny(selector.slice(0, wildcard), isPresent);
  const anyEqual = onAny(selector, test("="));
  return (record) => there(record) && !anyEqual(record);
}

/** Whether any value that the selector reaches passes; one that reaches nothing gives `undefined` to the test. */
function onAny(selector: Selector, test: ValueTest): Matcher {
  // Built from the last step to the first: each step knows what to do with what it finds.
  return selector.reduceRight<ValueTest>((next, step) => {
    switch (step.kind) {
      case "key": {
        const { name } = step;
        return (value) =>
          next(
            isObject(value) && Object.hasOwn(value, name)
              ? value[name]
              : undefined,
          );
      }
      case "index": {
        const { index } = step;
        return (value) => next(Array.isArray(value) ? value[index] : undefined);
      }
      // semantics.ts: any-child
      case "any-element":
      case "any-key":
        return (value) =>
          typeof value === "object" &&
          value !== null &&
          Object.values(value).some((child) => next(child));
    }
  }, test);
}

function isPresent(value: unknown): boolean {
  return value !== undefined;
}
