import type { Scanner } from "./scanner";

/** One word, phrase or regular expression of an unstructured pattern. */
export interface Term {
  /** `include`: must occur; `exclude` (`-`): must not; `optional` (`?`): one of these must. */
  readonly mode: "include" | "exclude" | "optional";
  readonly kind: "text" | "regex";
  /** The text to find, or the expression's source. */
  readonly value: string;
}

const BARE_TERM = /[A-Za-z0-9_.*:/-]+/y;

/** Reads the rest of the text as terms: `ERROR -"not this" ?WARN %40[0-9]%`. */
export function parseTerms(scanner: Scanner): readonly Term[] {
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
  if (phrase !== undefined) return { mode, kind: "text", value: phrase };
  const source = scanner.regex();
  if (source !== undefined) return { mode, kind: "regex", value: source };
  const word = scanner.read(BARE_TERM);
  if (word === "" || !/[\s]|$/y.test(scanner.peek(/[^]/y))) {
    return scanner.fail("term");
  }
  return { mode, kind: "text", value: word };
}
