import {
  conditions,
  fold,
  type Pattern,
  type Selector,
} from "../../src/pattern";
import type { BacktestRule } from "../../src/backtest/result";
import { names, unsupported, wildcard } from "./names";

/**
 * A query for DuckDB that counts the matches of each rule in the files of its parameter and adds them
 * up. It reads typed columns: no more of the records than what the rules look at.
 */
export function duckdbQuery(rules: readonly BacktestRule[]): string {
  const counts = rules.map(
    ({ pattern }) => `count(*) FILTER (WHERE ${condition(pattern)})`,
  );
  return `SELECT ${counts.join(" + ")} FROM (
    SELECT unnest(Records) AS r FROM read_json(?,
      columns = {Records: ${quoted(`${structure(rules)}[]`)}},
      maximum_object_size = 2000000000))`;
}

function condition(node: Pattern): string {
  return fold<string>(node, {
    and: ({ operands }) => `(${operands.map(condition).join(" AND ")})`,
    or: ({ operands }) => `(${operands.map(condition).join(" OR ")})`,
    text: ({ selector, operator, value }) => {
      const { how, text } = wildcard(value);
      const [field, wanted] = [column(selector), quoted(text)];
      if (how === "all") return `${field} ${operator} ${wanted}`;
      if (operator === "!=") throw new Error("no query for != with a wildcard");
      const test = { start: "starts_with", end: "ends_with", part: "contains" };
      return `${test[how]}(${field}, ${wanted})`;
    },
    "not-exists": ({ selector }) => `${column(selector)} IS NULL`,
    number: unsupported,
    regex: unsupported,
    is: unsupported,
  });
}

function column(selector: Selector): string {
  return ["r", ...names(selector)].join(".");
}

interface Fields extends Map<string, Fields> {}

/** The type of a record in which there are the fields that rules look at. */
function structure(rules: readonly BacktestRule[]): string {
  const root: Fields = new Map();
  for (const { selector } of rules.flatMap(({ pattern }) =>
    conditions(pattern),
  )) {
    let fields = root;
    for (const name of names(selector)) {
      const next: Fields = fields.get(name) ?? new Map();
      fields.set(name, next);
      fields = next;
    }
  }
  const type = (fields: Fields): string =>
    fields.size === 0
      ? "VARCHAR"
      : `STRUCT(${[...fields].map(([name, inner]) => `"${name}" ${type(inner)}`).join(", ")})`;
  return type(root);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
