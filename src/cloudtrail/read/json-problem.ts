import { byte, endOfScalar, endOfString, skipSpace } from "./json-bytes";
import { place } from "./text-place";
import { NotJsonError } from "./unreadable-error";

const SCALAR =
  /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;

/** Characters of the text that a message shows. */
const SHOWN = 24;

/** The error at an offset: what was expected there, and what was found. */
export function expected(
  what: string,
  bytes: Buffer,
  offset: number,
  end: number,
): NotJsonError {
  const found = foundAt(bytes, offset, end);
  return new NotJsonError(
    `expected ${what}, found ${found} (${place(bytes, offset)})`,
  );
}

/** What stands at an offset, as a person would name it. */
export function foundAt(bytes: Buffer, offset: number, end: number): string {
  if (offset >= end) {
    return end < bytes.length ? "the end of the line" : "the end";
  }
  // More than is shown, however long each character is in bytes.
  const last = Math.min(end, offset + 8 * SHOWN);
  const closing =
    bytes[offset] === byte.quote
      ? endOfString(bytes, offset, last)
      : Math.max(endOfScalar(bytes, offset, last), offset + 1);
  const text = bytes.toString("utf8", offset, closing < 0 ? last : closing);
  const [line = ""] = text.split(/[\r\n]/, 1);
  const characters = [...line];
  const shown =
    characters.length > SHOWN
      ? `${characters.slice(0, SHOWN).join("")}…`
      : line;
  // A log must not steer the terminal that shows what is wrong with it.
  return `\`${shown.replace(/\p{Cc}/gu, escaped)}\``;
}

/** `\u001b` of a control character. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

type Expectation =
  "value" | "element" | "name" | "first name" | "colon" | "next";

const sentences: Readonly<Record<Exclude<Expectation, "next">, string>> = {
  value: "a JSON value",
  element: "a JSON value",
  name: "a name in double quotes",
  "first name": "a name in double quotes or }",
  colon: ": after a name",
};

/**
 * The first thing wrong with the JSON value at an offset, which `JSON.parse` or the walk over its
 * structure has refused. It keeps what is open on a list: no nesting exhausts the stack.
 */
export function jsonProblem(
  bytes: Buffer,
  start: number,
  end: number,
): NotJsonError {
  const opened: { readonly bracket: string; readonly offset: number }[] = [];
  let expecting: Expectation = "value";
  let at = start;
  for (;;) {
    at = skipSpace(bytes, at, end);
    const token = at < end ? String.fromCharCode(bytes[at] ?? 0) : "";
    const open = opened.at(-1);
    const closing = open?.bracket === "{" ? "}" : "]";
    if (open !== undefined && token === closing && closable.has(expecting)) {
      opened.pop();
      expecting = "next";
      at += 1;
    } else if (expecting === "next") {
      if (open === undefined) return expected("one JSON value", bytes, at, end);
      if (token !== ",") {
        const opening = `${open.bracket} of ${place(bytes, open.offset)}`;
        return expected(`, or ${closing} for the ${opening}`, bytes, at, end);
      }
      expecting = closing === "}" ? "name" : "value";
      at += 1;
    } else if (expecting === "colon" && token === ":") {
      expecting = "value";
      at += 1;
    } else if (token === '"' && expecting !== "colon") {
      const problem = stringProblem(bytes, at, end);
      if (problem !== undefined) return problem;
      at = endOfString(bytes, at, end);
      expecting = names.has(expecting) ? "colon" : "next";
    } else if ((token === "{" || token === "[") && values.has(expecting)) {
      opened.push({ bracket: token, offset: at });
      expecting = token === "{" ? "first name" : "element";
      at += 1;
    } else {
      const after = endOfScalar(bytes, at, end);
      const isScalar = SCALAR.test(bytes.toString("latin1", at, after));
      if (!isScalar || !values.has(expecting)) {
        return expected(sentences[expecting], bytes, at, end);
      }
      at = after;
      expecting = "next";
    }
  }
}

const names: ReadonlySet<Expectation> = new Set(["name", "first name"]);
const values: ReadonlySet<Expectation> = new Set(["value", "element"]);
/** Where the bracket may be closed: not after a comma. */
const closable: ReadonlySet<Expectation> = new Set([
  "element",
  "first name",
  "next",
]);

/** The first thing wrong within the string that starts at an offset. */
function stringProblem(
  bytes: Buffer,
  start: number,
  end: number,
): NotJsonError | undefined {
  for (let at = start + 1; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === byte.quote) return undefined;
    if (code === byte.newline) break;
    if (code < byte.space) {
      const written = escaped(String.fromCharCode(code));
      return new NotJsonError(
        `expected no control character in a string, found one: write ${written} (${place(bytes, at)})`,
      );
    }
    if (code !== byte.backslash) continue;
    const escape = ESCAPE.exec(bytes.toString("latin1", at, at + 6))?.[0];
    if (escape === undefined) {
      return new NotJsonError(
        `expected an escape such as \\n or \\u00e9, found another: write \\\\ for a backslash (${place(bytes, at)})`,
      );
    }
    at += escape.length - 1;
  }
  return expected('a closing " on the same line', bytes, start, end);
}
