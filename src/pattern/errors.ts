/**
 * A text that is not a filter pattern, or one that can never mean what it says.
 *
 * `message` is one sentence with the place and, below it, the line of the pattern with a caret.
 */
export class PatternSyntaxError extends Error {
  override readonly name = "PatternSyntaxError";
  /** What was expected and what was found, without the place. */
  readonly reason: string;
  /** The whole pattern. */
  readonly text: string;
  /** Where, counted from 1. A pattern may span lines, as in a heredoc. */
  readonly line: number;
  /** Where in the line, in characters counted from 1. */
  readonly column: number;

  constructor(reason: string, text: string, offset: number) {
    const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
    const before = lines.at(-1) ?? "";
    const rest = text.slice(offset).split(/\r\n|\n|\r/, 1)[0] ?? "";
    const column = [...before].length + 1;
    const place =
      lines.length > 1
        ? `line ${lines.length}, column ${column}`
        : `column ${column}`;
    super(`${visible(reason)} (${place})\n${excerpt(before, rest)}`);
    this.reason = reason;
    this.text = text;
    this.line = lines.length;
    this.column = column;
  }
}

/** Characters of the pattern shown on each side of the caret, so that a pattern of 1,024 fits a terminal. */
const SHOWN = 36;

function excerpt(before: string, after: string): string {
  const left = [...before];
  const right = [...after];
  const shownLeft =
    left.length > SHOWN ? ["…", ...left.slice(1 - SHOWN)] : left;
  const shownRight =
    right.length > SHOWN ? [...right.slice(0, SHOWN - 1), "…"] : right;
  // A tab would put the caret elsewhere than under its character.
  const line = [...shownLeft, ...shownRight].join("").replaceAll("\t", " ");
  return `  ${visible(line)}\n  ${" ".repeat(shownLeft.length)}^`;
}

/** With a picture for each control character: no foreign pattern shall steer the terminal. */
function visible(text: string): string {
  return text
    .replace(/[\0-\x1f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\x7f-\x9f]/g, "\ufffd");
}
