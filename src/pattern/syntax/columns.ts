import type { Pattern } from "../ast";
import { exceededQuota } from "../limits";
import { parseExpression } from "./condition";
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

const NAME = /[A-Za-z0-9_-]+/y;

/** Reads `[ip, ..., status_code = 4*, bytes > 1000]` at the cursor, up to the end of the text. */
export function parseColumns(scanner: Scanner): readonly Column[] {
  scanner.take("[");
  const columns: Column[] = [];
  do {
    columns.push(Object.freeze(parseColumn(scanner)));
    scanner.skipSpace();
  } while (scanner.take(","));
  if (!scanner.take("]")) return scanner.fail("columnEnd");
  scanner.skipSpace();
  if (!scanner.atEnd()) return scanner.fail("columnsClose");
  if (columns.filter(({ kind }) => kind === "rest").length > 1) {
    return scanner.failAt(0, "expected one ... at most, found more");
  }
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
  scanner.skipSpace();
  if (scanner.take("...") || scanner.take("…")) return { kind: "rest" };
  const start = scanner.offset;
  const bare = scanner.read(NAME);
  scanner.skipSpace();
  if (scanner.peek(/[,\]]/y) !== "" || scanner.atEnd()) {
    return { kind: "column", name: bare };
  }
  scanner.offset = start;
  let name = "";
  const condition = parseExpression(scanner, {
    selector: (inner) => {
      name = columnName(inner, name);
      return Object.freeze([Object.freeze({ kind: "key", name } as const)]);
    },
  });
  return { kind: "column", name, condition };
}

/** A condition speaks of its own column only: AWS refuses another's name. */
function columnName(scanner: Scanner, column: string): string {
  const start = scanner.offset;
  const name = scanner.read(NAME);
  if (name === "") return scanner.fail("columnCondition");
  if (column !== "" && name !== column) {
    return scanner.failAt(
      start,
      `expected a condition on \`${column}\`, found one on \`${name}\`: each column takes conditions on itself only`,
    );
  }
  return name;
}
