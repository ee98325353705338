import type { BinaryOperator, Expression } from "./ast";
import type { Cursor } from "./cursor";
import { parseCollection } from "./parse-collection";
import { parseHeredoc, parseQuoted } from "./parse-template";

/** Operators from the loosest, as HCL binds them. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LEGACY_INDEX = /\d+/y;

/**
 * An expression, from where the cursor stands to where it ends.
 *
 * @throws {ExpressionSyntaxError} where none can be read
 */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const condition = parseBinary(cursor, 0);
    cursor.skipBlank();
    if (!cursor.takes("?")) return condition;
    const yes = parseExpression(cursor);
    cursor.skipBlank();
    cursor.expect(":");
    return { kind: "conditional", condition, yes, no: parseExpression(cursor) };
  });
}

function parseBinary(cursor: Cursor, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return parseUnary(cursor);
  let left = parseBinary(cursor, level + 1);
  for (;;) {
    const start = cursor.at;
    cursor.skipBlank();
    const operator = operators.find((word) => cursor.takes(word));
    if (operator === undefined) {
      cursor.at = start;
      return left;
    }
    const right = parseBinary(cursor, level + 1);
    left = { kind: "binary", operator, left, right };
  }
}

function parseUnary(cursor: Cursor): Expression {
  cursor.skipBlank();
  const operator = cursor.takes("-")
    ? "-"
    : cursor.takes("!")
      ? "!"
      : undefined;
  return operator === undefined
    ? parsePostfix(cursor)
    : cursor.nested(() => ({
        kind: "unary",
        operator,
        of: parseUnary(cursor),
      }));
}

function parsePostfix(cursor: Cursor): Expression {
  let of = parsePrimary(cursor);
  for (;;) {
    if (cursor.takes(".*")) {
      of = {
        kind: "splat",
        of,
        each: steps(cursor, { kind: "element" }, false),
      };
    } else if (cursor.takes("[*]")) {
      of = {
        kind: "splat",
        of,
        each: steps(cursor, { kind: "element" }, true),
      };
    } else {
      const next = step(cursor, of, true);
      if (next === undefined) return of;
      of = next;
    }
  }
}

/** `.name`, `.0` and `[key]` after a splat: `.*` takes names only with it, `[*]` all. */
function steps(cursor: Cursor, of: Expression, indexes: boolean): Expression {
  for (let found = of; ;) {
    const next =
      cursor.sees(".*") || cursor.sees("[*]")
        ? undefined
        : step(cursor, found, indexes);
    if (next === undefined) return found;
    found = next;
  }
}

function step(
  cursor: Cursor,
  of: Expression,
  indexes: boolean,
): Expression | undefined {
  if (cursor.sees(".") && !cursor.sees("...")) {
    cursor.at += 1;
    const index = cursor.match(LEGACY_INDEX);
    const name = index ?? cursor.identifier();
    if (name === undefined) return cursor.fail("expected a name after .");
    const value = index === undefined ? name : Number(index);
    return { kind: "index", of, key: { kind: "literal", value } };
  }
  if (!indexes || !cursor.takes("[")) return undefined;
  const key = parseExpression(cursor);
  cursor.skipBlank();
  cursor.expect("]");
  return { kind: "index", of, key };
}

function parsePrimary(cursor: Cursor): Expression {
  cursor.skipBlank();
  if (cursor.takes("(")) {
    const inner = parseExpression(cursor);
    cursor.skipBlank();
    cursor.expect(")");
    return inner;
  }
  if (cursor.takes('"')) return parseQuoted(cursor);
  if (cursor.sees("<<")) return parseHeredoc(cursor);
  if (cursor.sees("[") || cursor.sees("{")) return parseCollection(cursor);
  const number = cursor.match(NUMBER);
  if (number !== undefined) return { kind: "literal", value: Number(number) };
  const name = cursor.identifier();
  if (name === undefined) return cursor.fail("expected an expression");
  return parseNamed(cursor, name);
}

function parseNamed(cursor: Cursor, word: string): Expression {
  let name = word;
  // Functions of providers: provider::aws::arn_parse(…).
  while (cursor.takes("::")) name += `::${cursor.identifier() ?? ""}`;
  const end = cursor.at;
  cursor.skipSpace();
  if (cursor.takes("(")) return parseCall(cursor, name);
  cursor.at = end;
  if (name === "true") return { kind: "literal", value: true };
  if (name === "false") return { kind: "literal", value: false };
  if (name === "null") return { kind: "literal", value: null };
  return { kind: "name", name };
}

function parseCall(cursor: Cursor, name: string): Expression {
  const args: Expression[] = [];
  for (;;) {
    cursor.skipBlank();
    if (cursor.takes(")")) return { kind: "call", name, args, spread: false };
    args.push(parseExpression(cursor));
    cursor.skipBlank();
    if (cursor.takes("...")) {
      cursor.skipBlank();
      cursor.expect(")");
      return { kind: "call", name, args, spread: true };
    }
    if (!cursor.takes(",") && !cursor.sees(")")) cursor.fail("expected , or )");
  }
}
