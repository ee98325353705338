/** The text is not an expression or template of Terraform. */
export class ExpressionSyntaxError extends Error {
  override readonly name = "ExpressionSyntaxError";
}

const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const SPACE = /[ \t]+/y;
const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** Nobody writes deeper; what is deeper would exhaust the stack. */
const DEEPEST = 100;

/** A place in a text that is being read. */
export class Cursor {
  readonly text: string;
  at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** Whether the text goes on so. */
  sees(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Steps over the word if the text goes on so. */
  takes(word: string): boolean {
    if (!this.sees(word)) return false;
    this.at += word.length;
    return true;
  }

  expect(word: string): void {
    if (!this.takes(word)) this.fail(`expected ${word}`);
  }

  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** Over white space, line ends and comments. */
  skipBlank(): void {
    this.match(BLANK);
  }

  skipSpace(): void {
    this.match(SPACE);
  }

  identifier(): string | undefined {
    return this.match(IDENTIFIER);
  }

  /** Steps over a keyword, which must end where a word ends. */
  keyword(word: string): boolean {
    const start = this.at;
    if (this.identifier() === word) return true;
    this.at = start;
    return false;
  }

  /** Reads what may hold itself. */
  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) this.fail("nested too deeply");
    const found = read();
    this.depth -= 1;
    return found;
  }

  fail(what: string): never {
    const rest = this.text.slice(this.at, this.at + 20);
    throw new ExpressionSyntaxError(
      `${what} at ${rest === "" ? "the end" : JSON.stringify(rest)}`,
    );
  }
}
