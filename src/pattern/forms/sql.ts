import { fold, type Condition, type Pattern } from "../ast";
import { gather, type Values } from "./gather";
import { writtenKinds, type FormOptions } from "./kinds";
import { conditionSql } from "./sql/condition";
import { cloudTrailTable, type SqlTable } from "./sql/table";
import { UnsupportedPatternError } from "./unsupported";

/**
 * The longest query that Athena takes, in bytes.
 * @see https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
 */
const LONGEST_QUERY = 262_144;

export interface SqlOptions extends FormOptions {
  /** @default {@link cloudTrailTable}, as Athena's user guide documents it */
  readonly table?: SqlTable;
}

/**
 * The pattern as a predicate for the `WHERE` of an Athena query (Trino, engine version 3).
 *
 * It holds for the rows whose records match. A number in JSON is compared as text by its spelling
 * in the log, of which the matcher knows the shortest only: `1.0` is not `= "1"` here.
 *
 * @throws {UnsupportedPatternError} for what the table or the language cannot tell
 */
export function toSql(pattern: Pattern, options: SqlOptions = {}): string {
  const { table = cloudTrailTable, freeForm = "anything" } = options;
  const written = freeForm === "as-written" ? writtenKinds(pattern) : undefined;
  const condition = (node: Condition | Values) =>
    conditionSql(node, table, written);
  const visit = (node: Pattern | Values, nested: boolean): string => {
    if (node.kind === "values") return condition(node);
    const join = (parts: readonly string[], connective: string) => {
      const text = parts.join(connective);
      return nested && parts.length > 1 ? `(${text})` : text;
    };
    return fold(node, {
      and: ({ operands }) => {
        const parts = gather(operands, "!=");
        return join(
          parts.map((part) => visit(part, true)),
          " AND ",
        );
      },
      or: ({ operands }) => {
        const { columns, others } = nullOrMissing(operands, table);
        return join(
          [
            ...columns.map((column) => `${column} IS NULL`),
            ...gather(others, "=").map((part) => visit(part, true)),
          ],
          " OR ",
        );
      },
      text: condition,
      number: condition,
      regex: condition,
      is: condition,
      "not-exists": condition,
    });
  };
  const sql = visit(pattern, false);
  const { length } = new TextEncoder().encode(sql);
  if (length > LONGEST_QUERY) {
    throw new UnsupportedPatternError("Athena", pattern, {
      reason: `the predicate has ${length} bytes, Athena takes ${LONGEST_QUERY}`,
      mend: "split the pattern",
    });
  }
  return sql;
}

/** The columns of JSON that may be null and may be missing, which is one in the table, and the other operands. */
function nullOrMissing(
  operands: readonly Pattern[],
  table: SqlTable,
): {
  readonly columns: readonly string[];
  readonly others: readonly Pattern[];
} {
  const jsonColumn = (node: Pattern, kind: "is" | "not-exists") => {
    if (node.kind !== kind || (node.kind === "is" && node.value !== null)) {
      return undefined;
    }
    const [step, ...others] = node.selector;
    return others.length === 0 &&
      step?.kind === "key" &&
      table[step.name] === "json"
      ? step.name
      : undefined;
  };
  const isNull = new Set(operands.map((node) => jsonColumn(node, "is")));
  const missing = new Set(
    operands.map((node) => jsonColumn(node, "not-exists")),
  );
  const both = [...isNull].filter(
    (name) => name !== undefined && missing.has(name),
  );
  return {
    columns: both.map((name) => String(name).toLowerCase()),
    others: operands.filter((node) => {
      const name = jsonColumn(node, "is") ?? jsonColumn(node, "not-exists");
      return name === undefined || !both.includes(name);
    }),
  };
}
