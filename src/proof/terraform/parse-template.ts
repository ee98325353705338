import { withoutMarks } from "../placeholder";
import type { Expression } from "./ast";
import { Cursor, ExpressionSyntaxError } from "./cursor";
import { parseExpression } from "./parse-expression";

const BARE_TEXT = /(?:[^$%]|\$(?!\$?\{)|%(?!%?\{))+/y;
const QUOTED_TEXT = /(?:[^$%"\\\n]|\$(?!\$?\{)|%(?!%?\{))+/y;
const ESCAPE = /\\(?:[nrt"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/y;
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** How texts are written here: what is plain text, and where the template ends. */
type Form = "bare" | "quoted";

/**
 * A text of Terraform JSON, which is a template without quotes. What holds only one
 * interpolation is that expression and may be of any type.
 *
 * @throws {ExpressionSyntaxError} for what Terraform refuses, too
 */
export function parseTemplate(text: string): Expression {
  const cursor = new Cursor(text);
  const parts = parseParts(cursor, "bare");
  if (!cursor.ended) cursor.fail("expected the end of the text");
  return whole(parts);
}

/** A quoted template, after its opening quote. */
export function parseQuoted(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const parts = parseParts(cursor, "quoted");
    cursor.expect('"');
    return whole(parts);
  });
}

const HEREDOC = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)\r?\n/uy;

/** `<<EOT` or `<<-EOT` up to the line that ends it. */
export function parseHeredoc(cursor: Cursor): Expression {
  const opening = cursor.match(HEREDOC);
  if (opening === undefined) return cursor.fail("expected a heredoc");
  const [, dash, word = ""] = /^<<(-?)(\S+)/.exec(opening) ?? [];
  const lines: string[] = [];
  for (;;) {
    if (cursor.ended) cursor.fail(`expected ${word}, which ends the heredoc,`);
    const end = cursor.text.indexOf("\n", cursor.at);
    const line = cursor.text.slice(cursor.at, end < 0 ? undefined : end);
    if (line.trim() === word) {
      cursor.at += line.trimEnd().length;
      break;
    }
    lines.push(`${line}\n`);
    cursor.at = end < 0 ? cursor.text.length : end + 1;
  }
  const kept = dash === "-" ? flush(lines) : lines;
  return parseTemplate(kept.join(""));
}

/**
 * `<<-` takes from all lines the indentation that all have. A line whose beginning `~` has joined
 * to the one before is none of its own.
 */
function flush(lines: readonly string[]): readonly string[] {
  const starts = lines.map(
    (line, n) =>
      line.trim() !== "" && !/~\}[ \t]*\r?\n$/.test(lines[n - 1] ?? ""),
  );
  const least = lines
    .filter((_, n) => starts[n] === true)
    .map((line) => line.length - line.trimStart().length)
    .reduce((a, b) => Math.min(a, b), Infinity);
  return lines.map((line, n) =>
    starts[n] === true ? line.slice(least) : line,
  );
}

function whole(parts: readonly Expression[]): Expression {
  const [only] = parts;
  if (only === undefined) return { kind: "literal", value: "" };
  return parts.length === 1 ? only : { kind: "template", parts };
}

/** Text, interpolations and directives up to the end or to what closes a directive. */
function parseParts(cursor: Cursor, form: Form): readonly Expression[] {
  const parts: Expression[] = [];
  let text = "";
  let trimming = false;
  const flushText = () => {
    if (text !== "") parts.push({ kind: "literal", value: withoutMarks(text) });
    text = "";
  };
  while (!cursor.ended) {
    const plain = parsePlain(cursor, form);
    if (plain !== undefined) {
      text += trimming ? trimStart(plain, form) : plain;
      trimming = false;
      continue;
    }
    if (!cursor.sees("${") && !cursor.sees("%{")) break;
    const start = cursor.at;
    const directive = cursor.sees("%{");
    cursor.at += 2;
    if (cursor.takes("~")) text = trimEnd(text, form);
    cursor.skipBlank();
    if (directive && (cursor.keyword("else") || endsDirective(cursor))) {
      cursor.at = start;
      break;
    }
    flushText();
    parts.push(
      directive ? parseDirective(cursor, form) : parseExpression(cursor),
    );
    trimming = close(cursor);
  }
  flushText();
  return parts;
}

/* Between quotes `~` reaches as far as there is white space, elsewhere to the end of its line. */
function trimStart(text: string, form: Form): string {
  return form === "bare" ? text.replace(/^[ \t]*\r?\n?/, "") : text.trimStart();
}

function trimEnd(text: string, form: Form): string {
  return form === "bare" ? text.replace(/[ \t]+$/, "") : text.trimEnd();
}

const CLOSING = /end(?:if|for)\b/y;

function endsDirective(cursor: Cursor): boolean {
  const start = cursor.at;
  const found = cursor.match(CLOSING) !== undefined;
  cursor.at = start;
  return found;
}

/** The end of an interpolation; whether it takes the white space after it. */
function close(cursor: Cursor): boolean {
  cursor.skipBlank();
  const trims = cursor.takes("~");
  cursor.expect("}");
  return trims;
}

function parsePlain(cursor: Cursor, form: Form): string | undefined {
  if (cursor.takes("$${")) return "${";
  if (cursor.takes("%%{")) return "%{";
  const plain = cursor.match(form === "quoted" ? QUOTED_TEXT : BARE_TEXT);
  if (plain !== undefined) return plain;
  const escape = form === "quoted" ? cursor.match(ESCAPE) : undefined;
  if (escape === undefined) return undefined;
  const letter = escape[1] ?? "";
  return /[uU]/.test(letter)
    ? codePoint(parseInt(escape.slice(2), 16))
    : (ESCAPED[letter] ?? letter);
}

function codePoint(code: number): string {
  if (code > 0x10ffff) throw new ExpressionSyntaxError(`no character ${code}`);
  return String.fromCodePoint(code);
}

/** `%{ if … }` and `%{ for … }` up to before the brace that closes their end. */
function parseDirective(cursor: Cursor, form: Form): Expression {
  return cursor.nested(() => {
    if (cursor.keyword("if")) return parseIf(cursor, form);
    if (cursor.keyword("for")) return parseLoop(cursor, form);
    return cursor.fail("expected if or for");
  });
}

function parseIf(cursor: Cursor, form: Form): Expression {
  const condition = parseExpression(cursor);
  const yes = parseBranch(cursor, form);
  const no = cursor.keyword("else") ? parseBranch(cursor, form) : [];
  if (!cursor.keyword("endif")) cursor.fail("expected endif");
  return { kind: "conditional", condition, yes: text(yes), no: text(no) };
}

function parseLoop(cursor: Cursor, form: Form): Expression {
  const start = cursor.at;
  cursor.skipBlank();
  const first = cursor.identifier() ?? cursor.fail("expected a name");
  cursor.skipBlank();
  let second: string | undefined;
  if (cursor.takes(",")) {
    cursor.skipBlank();
    second = cursor.identifier() ?? cursor.fail("expected a name");
    cursor.skipBlank();
  }
  if (!cursor.keyword("in")) cursor.fail("expected in");
  const over = parseExpression(cursor);
  const value = text(parseBranch(cursor, form));
  const written = `for${cursor.text.slice(start, cursor.at)}`;
  if (!cursor.keyword("endfor")) cursor.fail("expected endfor");
  const loop: Expression = {
    kind: "for",
    keyName: second === undefined ? undefined : first,
    valueName: second ?? first,
    over,
    key: undefined,
    value,
    grouped: false,
    condition: undefined,
    text: written.replace(/\s+/g, " "),
  };
  const nothing: Expression = { kind: "literal", value: "" };
  return { kind: "call", name: "join", args: [nothing, loop], spread: false };
}

/** What a directive holds, up to and into the directive that ends it. */
function parseBranch(cursor: Cursor, form: Form): readonly Expression[] {
  const trims = close(cursor);
  const from = cursor.at;
  if (trims) cursor.match(form === "bare" ? /[ \t]*\r?\n?/y : /\s+/y);
  const parts = parseParts(cursor, form);
  if (!cursor.takes("%{")) {
    cursor.at = from;
    cursor.fail("expected the end of the directive that begins before");
  }
  cursor.takes("~");
  cursor.skipBlank();
  return parts;
}

/** A template's value is a text even where it holds one interpolation only. */
function text(parts: readonly Expression[]): Expression {
  return { kind: "template", parts };
}
