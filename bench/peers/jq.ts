import { fold, type Pattern, type Selector } from "../../src/pattern";
import type { BacktestRule } from "../../src/backtest/result";
import { names, unsupported, wildcard } from "./names";

/** A jq program that writes, for each record that rules match, the line `["rule","rule"]`. */
export function jqProgram(rules: readonly BacktestRule[]): string {
  const each = rules.map(
    ({ id, pattern }) => `(select(${condition(pattern)}) | "${id}")`,
  );
  return `.Records[] | [${each.join(", ")}] | select(length > 0)`;
}

function condition(node: Pattern): string {
  return fold<string>(node, {
    and: ({ operands }) => `(${operands.map(condition).join(" and ")})`,
    or: ({ operands }) => alternatives(operands),
    text: ({ selector, operator, value }) => {
      const { how, text } = wildcard(value);
      const wanted = JSON.stringify(text);
      if (operator === "!=") {
        if (how !== "all") throw new Error("no query for != with a wildcard");
        return `(${path(selector)} | . != null and . != ${wanted})`;
      }
      if (how === "all") return `${path(selector)} == ${wanted}`;
      const test = { start: "startswith", end: "endswith", part: "contains" };
      return `((${path(selector)} | strings | ${test[how]}(${wanted})) // false)`;
    },
    "not-exists": ({ selector }) => `${path(selector)} == null`,
    number: unsupported,
    regex: unsupported,
    is: unsupported,
  });
}

/** Alternatives; exact texts of one field as the list that a person would write. */
function alternatives(operands: readonly Pattern[]): string {
  const lists = new Map<string, string[]>();
  const others: string[] = [];
  for (const operand of operands) {
    if (
      operand.kind === "text" &&
      operand.operator === "=" &&
      wildcard(operand.value).how === "all"
    ) {
      const field = path(operand.selector);
      const list = lists.get(field) ?? [];
      lists.set(field, [...list, JSON.stringify(operand.value)]);
    } else {
      others.push(condition(operand));
    }
  }
  const sets = [...lists].map(
    ([field, values]) => `(${field} | IN(${values.join(", ")}))`,
  );
  return `(${[...sets, ...others].join(" or ")})`;
}

function path(selector: Selector): string {
  return names(selector)
    .map((name) => `.${name}`)
    .join("");
}
