import type { CharacterSet } from "../../regex/character-set";
import { parseRegex, type RegexItem } from "../../regex/parse";

/**
 * A CloudWatch regular expression in the syntax that Java, Joni and RE2 share, with the meaning it
 * has there: `\d`, `\s` and `.` written out, since each engine has its own idea of them, and
 * anchors that are the very start and end.
 *
 * @param anchors @default `\A` and `\z`, which a line break does not move
 */
export function portableRegex(
  source: string,
  { start, end }: Anchors = { start: "\\A", end: "\\z" },
): string {
  const itemText = (item: RegexItem) =>
    item.kind === "start"
      ? start
      : item.kind === "end"
        ? end
        : setText(item.set) + countText(item.min, item.max);
  return parseRegex(source)
    .map((items) => items.map(itemText).join(""))
    .join("|");
}

/** How a target writes the start and the end of a text. */
export interface Anchors {
  readonly start: string;
  readonly end: string;
}

/** A text as an expression for itself, or as a part of one. */
export function escapeRegex(text: string): string {
  return [...text].map(characterText).join("");
}

function countText(min: number, max: number): string {
  if (min === 1 && max === 1) return "";
  if (max === Infinity) {
    return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  }
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** The character, or a class with the ranges of the set; one with more than ASCII by what it leaves out. */
function setText(set: CharacterSet): string {
  const has = (code: number) => ((set >> BigInt(code)) & 1n) === 1n;
  const others = has(128);
  const listed = [...Array(128).keys()].filter((code) => has(code) !== others);
  const [only, ...more] = listed;
  if (only === undefined) return others ? "[\\s\\S]" : "[^\\s\\S]";
  if (!others && more.length === 0) {
    return characterText(String.fromCharCode(only));
  }
  const ranges: [number, number][] = [];
  for (const code of listed) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const text = ranges
    .map(([first, last]) => {
      const ends = [first, last].map((code) =>
        characterText(String.fromCharCode(code)),
      );
      return first === last
        ? ends[0]
        : ends.join(last === first + 1 ? "" : "-");
    })
    .join("");
  return `[${others ? "^" : ""}${text}]`;
}

/** One character, escaped where it means something in an expression, in a class or to who quotes one with slashes. */
function characterText(character: string): string {
  if (/[\\.^$|?*+()[\]{}/\-&~]/.test(character)) return `\\${character}`;
  return /[\x00-\x1f\x7f]/.test(character)
    ? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`
    : character;
}
