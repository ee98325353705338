import { limits } from "../limits";

/** A regular expression of CloudWatch's subset: alternatives of items in sequence, without groups. */
export type Regex = readonly (readonly RegexItem[])[];

export type RegexItem =
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | {
      readonly kind: "characters";
      readonly accepts: (codePoint: number) => boolean;
      readonly min: number;
      /** `Infinity` for `*`, `+` and `{n,}`. */
      readonly max: number;
    };

/** A mistake in a regular expression; `offset` counts from the character after the opening `%`. */
export class RegexError extends Error {
  override readonly name = "RegexError";
  readonly offset: number;
  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

type Accepts = (codePoint: number) => boolean;

/** The symbols that stand for themselves, from the user guide's list. A space stands in its examples. */
const LITERAL = /^[A-Za-z0-9:_#=@/;,\- ]$/;
const OPERATORS = "^$?[]{}|\\*+.";

const code = (character: string) => character.codePointAt(0) ?? 0;
const between =
  (first: string, last: string): Accepts =>
  (c) =>
    c >= code(first) && c <= code(last);
const either =
  (...sets: readonly Accepts[]): Accepts =>
  (c) =>
    sets.some((accepts) => accepts(c));
const not =
  (accepts: Accepts): Accepts =>
  (c) =>
    !accepts(c);
const exactly =
  (character: string): Accepts =>
  (c) =>
    c === code(character);

const digit = between("0", "9");
const word = either(between("a", "z"), between("A", "Z"), digit, exactly("_"));
const space = either(exactly(" "), exactly("\t"), exactly("\n"));
const anyButNewline = not(exactly("\n"));
const classes: Readonly<Record<string, Accepts>> = {
  d: digit,
  D: not(digit),
  s: space,
  S: not(space),
  w: word,
  W: not(word),
};

/**
 * Parses the text between two `%`.
 *
 * @throws {RegexError} for what the subset leaves out: groups, lazy quantifiers, other symbols.
 */
export function parseRegex(source: string): Regex {
  const characters = [...source];
  let at = 0;
  const alternatives: RegexItem[][] = [[]];

  const fail = (reason: string, where = at): never => {
    throw new RegexError(reason, characters.slice(0, where).join("").length);
  };

  function escape(): Accepts {
    const start = at;
    const next = characters[++at];
    if (next === undefined) {
      return fail("expected a character after \\, found the end", start);
    }
    at++;
    const set = classes[next];
    if (set !== undefined) {
      return set;
    }
    if (next === "x") {
      const digits = characters.slice(at, at + 2).join("");
      if (!/^[0-9A-Fa-f]{2}$/.test(digits)) {
        return fail(
          `expected two hexadecimal digits after \\x, found \`${digits}\``,
        );
      }
      at += 2;
      return (c) => c === parseInt(digits, 16);
    }
    if (OPERATORS.includes(next)) {
      return exactly(next);
    }
    return fail(
      `CloudWatch knows no escape \`\\${next}\`: expected \\d \\D \\s \\S \\w \\W, \\x and two digits, or \\ before one of ${OPERATORS}`,
      start,
    );
  }

  /** One member of a `[…]`; `single` is the character where it can begin or end a range. */
  function member(): { readonly accepts: Accepts; readonly single?: string } {
    const character = characters[at];
    if (character === "\\") {
      const start = at;
      const accepts = escape();
      const escaped = characters[start + 1];
      return escaped !== undefined && OPERATORS.includes(escaped)
        ? { accepts, single: escaped }
        : { accepts };
    }
    if (
      character === undefined ||
      !(LITERAL.test(character) || OPERATORS.includes(character))
    ) {
      return fail(unsupported(character));
    }
    at++;
    return { accepts: exactly(character), single: character };
  }

  function bracket(): Accepts {
    const start = at++;
    const negated = characters[at] === "^";
    if (negated) at++;
    const sets: Accepts[] = [];
    while (characters[at] !== "]") {
      if (at >= characters.length) {
        return fail("expected a closing ], found the end", start);
      }
      const first = member();
      if (
        first.single !== undefined &&
        characters[at] === "-" &&
        characters[at + 1] !== undefined &&
        characters[at + 1] !== "]"
      ) {
        const dash = at++;
        const last = member();
        if (
          last.single === undefined ||
          code(last.single) < code(first.single)
        ) {
          return fail(
            "expected a range from a lower to a higher character",
            dash,
          );
        }
        sets.push(between(first.single, last.single));
      } else {
        sets.push(first.accepts);
      }
    }
    at++;
    if (sets.length === 0) {
      return fail("expected at least one character between [ and ]", start);
    }
    return negated ? not(either(...sets)) : either(...sets);
  }

  function quantifier(): { readonly min: number; readonly max: number } {
    switch (characters[at]) {
      case "?":
        at++;
        return { min: 0, max: 1 };
      case "*":
        at++;
        return { min: 0, max: Infinity };
      case "+":
        at++;
        return { min: 1, max: Infinity };
      case "{":
        return counts();
      default:
        return { min: 1, max: 1 };
    }
  }

  function counts(): { readonly min: number; readonly max: number } {
    const rest = characters.slice(at).join("");
    const found = /^\{(\d*)(,?)(\d*)\}/.exec(rest);
    const [all = "", low = "", comma = "", high = ""] = found ?? [];
    if (found === null || low + high === "") {
      return fail(
        "expected a count such as {2}, {2,}, {,5} or {2,5}, or \\{ for the character",
      );
    }
    const min = low === "" ? 0 : Number(low);
    const max = comma === "" ? min : high === "" ? Infinity : Number(high);
    const most = max === Infinity ? min : max;
    if (min > max) {
      return fail(
        `expected the first count not to be above the second, found ${all}`,
      );
    }
    if (most > limits.repetitions) {
      return fail(
        `expected a count of at most ${limits.repetitions}, found ${all}`,
      );
    }
    at += all.length;
    return { min, max };
  }

  function characterSet(): Accepts {
    const character = characters[at];
    if (character === "\\") return escape();
    if (character === "[") return bracket();
    if (character === ".") {
      at++;
      return anyButNewline;
    }
    if (character !== undefined && LITERAL.test(character)) {
      at++;
      return exactly(character);
    }
    return fail(unsupported(character));
  }

  while (at < characters.length) {
    const items = alternatives.at(-1) ?? [];
    const character = characters[at];
    if (character === "|") {
      if (items.length === 0) fail("expected an alternative before |");
      alternatives.push([]);
      at++;
    } else if (character === "^" || character === "$") {
      items.push({ kind: character === "^" ? "start" : "end" });
      at++;
    } else {
      const accepts = characterSet();
      items.push({ kind: "characters", accepts, ...quantifier() });
    }
  }
  if (alternatives.at(-1)?.length === 0) {
    fail(
      alternatives.length === 1
        ? "expected a regular expression between the two %"
        : "expected an alternative after |",
    );
  }
  return alternatives;
}

function unsupported(character: string | undefined): string {
  if (character === undefined) {
    return "expected a character, found the end";
  }
  if (character === "(" || character === ")") {
    return `CloudWatch knows no groups, found \`${character}\`: write alternatives with |, or \\x28 and \\x29 for the characters`;
  }
  if (OPERATORS.includes(character)) {
    return `expected something before \`${character}\`, or \\${character} for the character`;
  }
  const codePoint = code(character);
  return codePoint < 0x80
    ? `CloudWatch knows no \`${character}\` in a regular expression: write \\x${codePoint.toString(16).padStart(2, "0")}`
    : `CloudWatch knows no \`${character}\` in a regular expression: only ASCII is supported`;
}
