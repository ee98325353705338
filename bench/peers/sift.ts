import type { BacktestRule } from "../../src/backtest/result";
import { fold, type Pattern } from "../../src/pattern";
import { names, unsupported, wildcard } from "./names";

/** The rules as a list of MongoDB's queries, which sift runs over objects. */
export function siftQueries(rules: readonly BacktestRule[]): string {
  return JSON.stringify(rules.map(({ pattern }) => mongoQuery(pattern)));
}

function mongoQuery(node: Pattern): object {
  return fold<object>(node, {
    and: ({ operands }) => ({ $and: operands.map(mongoQuery) }),
    or: ({ operands }) => ({ $or: operands.map(mongoQuery) }),
    text: ({ selector, operator, value }) => {
      const { how, text } = wildcard(value);
      const field = names(selector).join(".");
      if (operator === "!=") {
        if (how !== "all") throw new Error("no query for != with a wildcard");
        return { [field]: { $exists: true, $ne: text } };
      }
      if (how === "all") return { [field]: text };
      const literal = text.replace(/\W/g, "\\$&");
      const expression = {
        start: `^${literal}`,
        end: `${literal}$`,
        part: literal,
      };
      return { [field]: { $regex: expression[how] } };
    },
    "not-exists": ({ selector }) => ({
      [names(selector).join(".")]: { $exists: false },
    }),
    number: unsupported,
    regex: unsupported,
    is: unsupported,
  });
}
