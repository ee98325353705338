import { limits } from "../limits";
import { message } from "../messages";
import { Scanner } from "../syntax/scanner";
import type { CharacterSet } from "./character-set";
import { readSet } from "./read-set";

/** A regular expression of CloudWatch's subset: alternatives of items in sequence, without groups. */
export type Regex = readonly (readonly RegexItem[])[];

export type RegexItem =
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | {
      readonly kind: "characters";
      readonly set: CharacterSet;
      readonly min: number;
      /** `Infinity` for `*`, `+` and `{n,}`. */
      readonly max: number;
    };

const UNSUPPORTED = /[^A-Za-z0-9:_#=@/;,\- ^$?[\]{}|\\*+.]/u;

/**
 * Reads `%…%` at the cursor and returns what stands between; undefined where no `%` comes next.
 *
 * @throws {PatternSyntaxError} for what the subset leaves out, such as groups
 */
export function readRegex(scanner: Scanner): string | undefined {
  const start = scanner.offset;
  if (!scanner.take("%")) return undefined;
  const source = scanner.peek(/[^%]*/y);
  if (start + 1 + source.length >= scanner.text.length) {
    scanner.offset = start;
    return scanner.fail("unclosedRegex");
  }
  checkCharacters(scanner, source);
  const length = repeatedLength(readAlternatives(scanner));
  if (length > limits.repetitions) {
    scanner.failAt(
      start,
      `the repetition counts add up to ${length}, this reader takes ${limits.repetitions}`,
    );
  }
  scanner.take("%");
  return source;
}

/** Parses the text between two `%`, which {@link readRegex} has returned before. */
export function parseRegex(source: string): Regex {
  return readAlternatives(new Scanner(source));
}

/** Characters come before structure, as CloudWatch has it; the type-level check knows the same sentences. */
function checkCharacters(scanner: Scanner, source: string): void {
  const [character] = UNSUPPORTED.exec(source) ?? [];
  if (character === undefined) return;
  const found = `\`${character}\``;
  const code = character.charCodeAt(0);
  const reason =
    character === "(" || character === ")"
      ? message("regexGroup", { found })
      : code < 0x80
        ? message("regexCharacter", {
            found,
            hex: code.toString(16).padStart(2, "0"),
          })
        : message("regexAscii", { found });
  scanner.failAt(scanner.offset + source.indexOf(character), reason);
}

function repeatedLength(regex: Regex): number {
  return regex
    .flat()
    .map((item) =>
      item.kind !== "characters"
        ? 0
        : item.max === Infinity
          ? Math.max(item.min, 1)
          : item.max,
    )
    .reduce((sum, length) => sum + length, 0);
}

function readAlternatives(scanner: Scanner): Regex {
  const alternatives = [readSequence(scanner)];
  while (scanner.take("|")) alternatives.push(readSequence(scanner));
  return alternatives;
}

function readSequence(scanner: Scanner): readonly RegexItem[] {
  const items: RegexItem[] = [];
  while (scanner.peek(/[^|%]/y) !== "") items.push(readItem(scanner));
  return items.length > 0 ? items : scanner.fail("regexNothing");
}

function readItem(scanner: Scanner): RegexItem {
  if (scanner.take("^")) return { kind: "start" };
  if (scanner.take("$")) return { kind: "end" };
  return { kind: "characters", set: readSet(scanner), ...readCount(scanner) };
}

/** `?`, `*`, `+`, `{2}`, `{2,}`, `{,5}` or `{2,5}`; a lazy `?` after it changes nothing in a search. */
function readCount(scanner: Scanner): { min: number; max: number } {
  const start = scanner.offset;
  const count = scanner.read(/[?*+]|\{(?:\d+,?\d*|,\d+)\}/y);
  if (count === "") {
    return scanner.peek(/\{/y) === ""
      ? { min: 1, max: 1 }
      : scanner.failAt(
          start,
          "expected a count such as {2}, {2,}, {,5} or {2,5}, or \\{ for the character",
        );
  }
  scanner.take("?");
  if (count === "?") return { min: 0, max: 1 };
  if (count === "*") return { min: 0, max: Infinity };
  if (count === "+") return { min: 1, max: Infinity };
  const [low = "", high = low] = count.slice(1, -1).split(",");
  const min = Number(low);
  const max = high === "" ? Infinity : Number(high);
  return min <= max
    ? { min, max }
    : scanner.failAt(
        start,
        `expected the first count not to be above the second, found ${count}`,
      );
}
