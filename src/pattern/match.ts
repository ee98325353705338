import { fold, type Pattern, type Selector } from "./ast";
import { compileRegex } from "./regex/match";
import { parseRegex } from "./regex/parse";
import { numberTest, regexTest, textTest, type ValueTest } from "./semantics";

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
      onAny(selector, textTest(operator, value)),
    number: ({ selector, operator, value }) =>
      onAny(selector, numberTest(operator, value)),
    regex: ({ selector, operator, source }) =>
      onAny(selector, regexTest(operator, compileRegex(parseRegex(source)))),
    is: ({ selector, value }) => onAny(selector, (found) => found === value),
    "not-exists": ({ selector }) => {
      const exists = onAny(selector, (found) => found !== undefined);
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
    onAny(
      selector,
      (found) =>
        (typeof found === "string" && values.has(found)) ||
        (typeof found === "number" && values.has(String(found))),
    ),
  );
  return [...sets, ...others];
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
      case "any-element":
        return (value) => Array.isArray(value) && value.some(next);
      case "any-key":
        return (value) => isObject(value) && Object.values(value).some(next);
    }
  }, test);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
