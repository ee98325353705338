import type { Expression } from "./ast";
import type { Cursor } from "./cursor";
import { parseExpression } from "./parse-expression";

/** `[…]` and `{…}`: tuples, objects and `for` expressions. */
export function parseCollection(cursor: Cursor): Expression {
  const start = cursor.at;
  const close = cursor.takes("[") ? "]" : "}";
  if (close === "}") cursor.expect("{");
  cursor.skipBlank();
  const opened = cursor.at;
  if (cursor.keyword("for")) {
    cursor.skipBlank();
    const name = cursor.identifier();
    // An object may have an entry called "for".
    if (name !== undefined) return parseFor(cursor, start, close, name);
    cursor.at = opened;
  }
  return close === "]" ? parseTuple(cursor) : parseObject(cursor);
}

function parseTuple(cursor: Cursor): Expression {
  const items: Expression[] = [];
  for (;;) {
    cursor.skipBlank();
    if (cursor.takes("]")) return { kind: "tuple", items };
    items.push(parseExpression(cursor));
    cursor.skipBlank();
    if (!cursor.takes(",") && !cursor.sees("]")) cursor.fail("expected , or ]");
  }
}

function parseObject(cursor: Cursor): Expression {
  const entries: (readonly [Expression, Expression])[] = [];
  for (;;) {
    cursor.skipBlank();
    if (cursor.takes("}")) return { kind: "object", entries };
    const key = parseKey(cursor);
    cursor.skipBlank();
    if (!cursor.takes("=")) cursor.expect(":");
    entries.push([key, parseExpression(cursor)]);
    cursor.skipBlank();
    // A line end separates entries, too; what follows must be a key either way.
    cursor.takes(",");
  }
}

/** A bare word is a key as it stands; all else is an expression. */
function parseKey(cursor: Cursor): Expression {
  const start = cursor.at;
  const word = cursor.identifier();
  if (word !== undefined) {
    cursor.skipBlank();
    if ((cursor.sees("=") && !cursor.sees("==")) || cursor.sees(":")) {
      return { kind: "literal", value: word };
    }
    cursor.at = start;
  }
  return parseExpression(cursor);
}

function parseFor(
  cursor: Cursor,
  start: number,
  close: string,
  first: string,
): Expression {
  cursor.skipBlank();
  const second = cursor.takes(",") ? nameAfterBlank(cursor) : undefined;
  cursor.skipBlank();
  if (!cursor.keyword("in")) cursor.fail("expected in");
  const over = parseExpression(cursor);
  cursor.skipBlank();
  cursor.expect(":");
  let value = parseExpression(cursor);
  let key: Expression | undefined;
  cursor.skipBlank();
  if (close === "}") {
    cursor.expect("=>");
    key = value;
    value = parseExpression(cursor);
    cursor.skipBlank();
  }
  const grouped = cursor.takes("...");
  cursor.skipBlank();
  const condition = cursor.keyword("if") ? parseExpression(cursor) : undefined;
  cursor.skipBlank();
  cursor.expect(close);
  return {
    kind: "for",
    keyName: second === undefined ? undefined : first,
    valueName: second ?? first,
    over,
    key,
    value,
    grouped,
    condition,
    text: cursor.text.slice(start, cursor.at).replace(/\s+/g, " "),
  };
}

function nameAfterBlank(cursor: Cursor): string {
  cursor.skipBlank();
  return cursor.identifier() ?? cursor.fail("expected a name");
}
