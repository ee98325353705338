import type { Pattern, Selector } from "../ast";
import { exceededQuota } from "../limits";
import { message } from "../messages";
import { parseComparison } from "./condition";
import { parseExpression } from "./expression";
import type { Scanner } from "./scanner";

/** One slot of a space-delimited pattern. */
export type Column =
  /** One field of the message, with a condition on it if need be. */
  | {
      readonly kind: "column";
      /** Empty for a slot without a name. */
      readonly name: string;
      /** The conditions' selector is the column's name. */
      readonly condition?: Pattern;
    }
  /** `...`: any number of fields. */
  | { readonly kind: "rest" };

/** Reads `[ip, ..., status_code = 4*, bytes > 1000]` at the cursor, up to the end of the text. */
export function parseColumns(scanner: Scanner): readonly Column[] {
  scanner.take("[");
  const columns: Column[] = [];
  const names = new Set<string>();
  do {
    scanner.skipSpace();
    const start = scanner.offset;
    const column = Object.freeze(parseColumn(scanner));
    const name = column.kind === "rest" ? "..." : column.name;
    if (names.has(name) && name !== "") {
      scanner.failAt(start, message("columnTwice", { found: `\`${name}\`` }));
    }
    names.add(name);
    columns.push(column);
    scanner.skipSpace();
  } while (scanner.take(","));
  if (!scanner.take("]")) return scanner.fail("columnEnd");
  scanner.skipSpace();
  if (!scanner.atEnd()) return scanner.fail("columnsClose");
  const tooMuch = exceededQuota(
    columns.flatMap((column) =>
      column.kind === "column" ? (column.condition ?? []) : [],
    ),
  );
  return tooMuch === undefined
    ? Object.freeze(columns)
    : scanner.failAt(0, tooMuch);
}

function parseColumn(scanner: Scanner): Column {
  if (scanner.take("...")) return { kind: "rest" };
  if (atColumnEnd(scanner)) return { kind: "column", name: "" };
  const start = scanner.offset;
  const name = scanner.read(NAME);
  if (atColumnEnd(scanner)) {
    return { kind: "column", name: checkedName(scanner, start, name) };
  }
  scanner.offset = start;
  return parseConditions(scanner);
}

function atColumnEnd(scanner: Scanner): boolean {
  scanner.skipSpace();
  return scanner.atEnd() || scanner.peek(/[,\]]/y) !== "";
}

/** `status_code = 404 || status_code = 410`: the first condition names the column. */
function parseConditions(scanner: Scanner): Column {
  let name = "";
  let selector: Selector = [];
  const condition = parseExpression(scanner, () => {
    const start = scanner.offset;
    const found = scanner.read(NAME);
    if (name === "") {
      name = checkedName(scanner, start, found);
      selector = Object.freeze([Object.freeze({ kind: "key", name })]);
    } else if (found !== name) {
      const blanks = { column: `\`${name}\``, found: `\`${found}\`` };
      scanner.failAt(start, message("columnOther", blanks));
    }
    scanner.skipSpace();
    const comparison = parseComparison(scanner, selector, name);
    return comparison?.condition ?? scanner.fail("columnOperator");
  });
  return { kind: "column", name, condition };
}

const NAME = /[A-Za-z0-9_-]*/y;

function checkedName(scanner: Scanner, start: number, name: string): string {
  if (name === "") return scanner.fail("columnCondition");
  return /^[A-Za-z_]/.test(name)
    ? name
    : scanner.failAt(start, message("columnName", { found: `\`${name}\`` }));
}
