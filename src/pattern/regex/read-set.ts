import type { Scanner } from "../syntax/scanner";
import {
  complement,
  oneOf,
  range,
  union,
  type CharacterSet,
} from "./character-set";

const SYMBOLS = ":_#=@/;,-";
const OPERATORS = "^$?[]{}|\\*+.";

/** What stands for itself: letters, digits and the user guide's list of symbols. A space stands in its examples. */
const LITERAL = /[A-Za-z0-9:_#=@/;,\- ]/y;

const digit = range(0x30, 0x39);
const space = oneOf(" \t\n");
const word = union(range(0x41, 0x5a), range(0x61, 0x7a), digit, oneOf("_"));
const anyButNewline = complement(oneOf("\n"));
const classes: ReadonlyMap<string, CharacterSet> = new Map([
  ["d", digit],
  ["D", complement(digit)],
  ["s", space],
  ["S", complement(space)],
  ["w", word],
  ["W", complement(word)],
]);

/** Reads one character or one set of them: `a`, `.`, `\d`, `\x2A`, `[a-z_]`. */
export function readSet(scanner: Scanner): CharacterSet {
  if (scanner.take(".")) return anyButNewline;
  if (scanner.take("[")) return readBracket(scanner);
  if (scanner.take("\\")) return readEscape(scanner).set;
  const literal = scanner.read(LITERAL);
  if (literal !== "") return oneOf(literal);
  const operator = scanner.peek(/[^]/y);
  return scanner.failAt(
    scanner.offset,
    `expected something before \`${operator}\`, or \\${operator} for the character`,
  );
}

/** One member of a `[…]`; `code` where it is one character, which can begin or end a range. */
interface Member {
  readonly set: CharacterSet;
  readonly code?: number;
}

function readBracket(scanner: Scanner): CharacterSet {
  const start = scanner.offset - 1;
  const negated = scanner.take("^");
  const members: CharacterSet[] = [];
  while (!scanner.take("]")) {
    if (scanner.peek(/[^%]/y) === "") {
      scanner.failAt(start, "expected a closing ] for this [");
    }
    const first = readMember(scanner);
    const dash = scanner.offset;
    if (scanner.peek(/-[^\]%]/y) === "") {
      members.push(first.set);
      continue;
    }
    scanner.take("-");
    const last = readMember(scanner);
    if (
      first.code === undefined ||
      last.code === undefined ||
      last.code < first.code
    ) {
      return scanner.failAt(
        dash,
        "expected a range from a lower to a higher character",
      );
    }
    members.push(range(first.code, last.code));
  }
  if (members.length === 0) {
    scanner.failAt(start, "expected at least one character between [ and ]");
  }
  const set = union(...members);
  return negated ? complement(set) : set;
}

function readMember(scanner: Scanner): Member {
  if (scanner.take("\\")) return readEscape(scanner);
  const character = scanner.read(/[^]/y);
  return { set: oneOf(character), code: character.charCodeAt(0) };
}

/** What follows a backslash. */
function readEscape(scanner: Scanner): Member {
  const start = scanner.offset - 1;
  const next = scanner.read(/[^%]/y);
  const set = classes.get(next);
  if (set !== undefined) return { set };
  if (next !== "" && (SYMBOLS + OPERATORS).includes(next)) {
    return { set: oneOf(next), code: next.charCodeAt(0) };
  }
  if (next !== "x") {
    return scanner.failAt(
      start,
      `expected \\d \\D \\s \\S \\w \\W, \\x and two digits, or \\ before one of ${SYMBOLS}${OPERATORS}, found \`\\${next}\``,
    );
  }
  const digits = scanner.read(/[0-7][0-9A-Fa-f]/y);
  if (digits === "") {
    return scanner.failAt(
      start,
      "expected two hexadecimal digits from 00 to 7f after \\x",
    );
  }
  const code = parseInt(digits, 16);
  return { set: range(code, code), code };
}
