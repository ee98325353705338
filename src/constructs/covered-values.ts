import { fold, type Pattern, renderSelector } from "../pattern";
import type { Rule } from "../rule/rule";

type Field = "eventSource" | "eventName";
type Matcher = string | { readonly prefix: string };

/**
 * EventBridge's matchers for all values that the field can have in a match of any of the rules, under
 * its name; undefined when that is any value.
 */
export function covered(rules: readonly Rule[], field: Field) {
  const matchers = union(rules.map((rule) => covering(rule.pattern, field)));
  return matchers && { [field]: matchers };
}

/** Matchers for all values that the field can have where the pattern matches; undefined when that is any. */
function covering(
  pattern: Pattern,
  field: Field,
): readonly Matcher[] | undefined {
  const unbound = () => undefined;
  return fold<readonly Matcher[] | undefined>(pattern, {
    and: ({ operands }) =>
      operands
        .flatMap((operand) => {
          const matchers = covering(operand, field);
          return matchers === undefined ? [] : [matchers];
        })
        .sort((a, b) => a.length - b.length)[0],
    or: ({ operands }) =>
      union(operands.map((operand) => covering(operand, field))),
    text: ({ selector, operator, value }) => {
      const says = renderSelector(selector) === `$.${field}`;
      return says && operator === "=" ? matcher(value) : undefined;
    },
    number: unbound,
    regex: unbound,
    is: unbound,
    "not-exists": unbound,
  });
}

function matcher(value: string): readonly Matcher[] | undefined {
  if (value.startsWith("*")) return undefined;
  return value.endsWith("*") ? [{ prefix: value.slice(0, -1) }] : [value];
}

/** All matchers, each once and in order; undefined when one of the lists is. */
function union(
  lists: readonly (readonly Matcher[] | undefined)[],
): readonly Matcher[] | undefined {
  const texts = new Set<string>();
  for (const list of lists) {
    if (list === undefined) return undefined;
    for (const matcher of list) texts.add(JSON.stringify(matcher));
  }
  return [...texts].sort().map((text) => JSON.parse(text));
}
