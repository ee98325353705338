import { PatternSyntaxError } from "../errors";
import { message, type Blanks, type MessageKey } from "../messages";

const SPACE = /[ \t\r\n]*/y;
/** A word, value or keyword: up to a blank, a bracket, a comma, & or |. The type-level parser cuts at the same characters. */
export const TOKEN = /[^ \t\r\n(){}[\]&|,]+/y;
const ONE = /[^]/y;

/** A cursor over a pattern that reads whole tokens and says what it found when it did not find what it expected. */
export class Scanner {
  readonly text: string;
  offset = 0;

  constructor(text: string) {
    this.text = text;
  }

  skipSpace(): void {
    this.read(SPACE);
  }

  atEnd(): boolean {
    return this.offset >= this.text.length;
  }

  /** Moves past the token if it comes next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.offset)) return false;
    this.offset += token.length;
    return true;
  }

  /** Moves past what the sticky expression matches here, and returns it; "" where it does not. */
  read(expression: RegExp): string {
    expression.lastIndex = this.offset;
    const found = expression.exec(this.text)?.[0] ?? "";
    this.offset += found.length;
    return found;
  }

  /** Looks without moving. */
  peek(expression: RegExp): string {
    const start = this.offset;
    const found = this.read(expression);
    this.offset = start;
    return found;
  }

  /** What comes next, as a person would name it. */
  found(): string {
    const start = this.offset;
    this.skipSpace();
    const word = this.peek(TOKEN) || this.peek(ONE);
    this.offset = start;
    return quote(word);
  }

  /** Throws at the next token. */
  fail(key: MessageKey, blanks: Blanks = {}): never {
    this.skipSpace();
    return this.failAt(
      this.offset,
      message(key, { found: this.found(), ...blanks }),
    );
  }

  failAt(offset: number, reason: string): never {
    throw new PatternSyntaxError(reason, this.text, offset);
  }

  /** The content of `"…"`, with `\"` and `\\` read as `"` and `\`; undefined where no quote comes next. */
  quoted(): string | undefined {
    const start = this.offset;
    if (!this.take('"')) return undefined;
    const raw = this.read(/(?:[^"\\]|\\[^])*/y);
    if (!this.take('"')) {
      this.offset = start;
      return this.fail("unclosedQuote");
    }
    return raw.replace(/\\(["\\])/g, "$1");
  }
}

/** A token in backticks, or the words for none. */
export function quote(token: string): string {
  return token === "" ? "the end" : `\`${token}\``;
}
