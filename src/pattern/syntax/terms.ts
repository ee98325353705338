import { readRegex } from "../regex/parse";
import type { Scanner } from "./scanner";

/** One word, phrase or regular expression of an unstructured pattern. */
export interface Term {
  /** `include`: must occur; `exclude` (`-`): must not; `optional` (`?`): one of these must. */
  readonly mode: "include" | "exclude" | "optional";
  readonly kind: "text" | "regex";
  /** The text to find, or the expression's source. */
  readonly value: string;
}

/** What CloudWatch takes without quotes. A hyphen is the sign of the next term: `a-b` is `a -b`. */
const WORD = /[\p{L}\p{N}_.]+/uy;
const NO_TERM_NEXT = /[^\s?-]/y;

/** Reads the rest of the text as terms, `ERROR -"not this" ?WARN`, or as one regular expression, `%40[0-9]%`. */
export function parseTerms(scanner: Scanner): readonly Term[] {
  const source = readRegex(scanner);
  if (source !== undefined) {
    scanner.skipSpace();
    if (!scanner.atEnd()) return scanner.fail("termRegex");
    return Object.freeze([
      Object.freeze({ mode: "include", kind: "regex", value: source }),
    ]);
  }
  const terms: Term[] = [];
  for (;;) {
    scanner.skipSpace();
    if (scanner.atEnd()) return Object.freeze(terms);
    terms.push(Object.freeze(parseTerm(scanner)));
  }
}

function parseTerm(scanner: Scanner): Term {
  const mode = scanner.take("-")
    ? "exclude"
    : scanner.take("?")
      ? "optional"
      : "include";
  // The 2021 guide writes `"ERROR" - "Exiting"`, with a blank after the sign.
  if (mode === "exclude") scanner.skipSpace();
  const phrase = scanner.quoted();
  if (phrase !== undefined) {
    if (scanner.peek(NO_TERM_NEXT) !== "") return scanner.fail("termEnd");
    return { mode, kind: "text", value: phrase };
  }
  if (scanner.peek(/%/y) !== "") return scanner.fail("termRegex");
  const word = scanner.read(WORD);
  if (word === "" || scanner.peek(NO_TERM_NEXT) !== "") {
    return scanner.fail("term");
  }
  return { mode, kind: "text", value: word };
}
