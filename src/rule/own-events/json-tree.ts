import {
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { OwnEventsError, type OwnEventsMistake } from "./own-events-error";

/** A JSON document whose values know where they stand. */
export class JsonTree {
  readonly root: Node;
  readonly #text: string;
  readonly #file: string;
  readonly #mistakes: (OwnEventsMistake & { readonly offset: number })[] = [];

  /** @throws {OwnEventsError} for a text that is not strict JSON, with the first place where it is not */
  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    const errors: ParseError[] = [];
    const root = parseTree(text.replace(/^\ufeff/, " "), errors, {
      disallowComments: true,
      allowTrailingComma: false,
    });
    const [first] = errors;
    if (first !== undefined || root === undefined) {
      // `CommaExpected` is `comma expected`. What follows the first is mostly its consequence.
      const words = first ? printParseErrorCode(first.error) : "ValueExpected";
      const reason = words.replace(/\B[A-Z]/g, " $&").toLowerCase();
      this.mistake(first?.offset ?? 0, `not JSON: ${reason}`);
      throw this.error();
    }
    this.root = root;
  }

  /** Notes a mistake at a value or an offset. */
  mistake(at: Node | number, reason: string): void {
    const offset = typeof at === "number" ? at : at.offset;
    const lines = this.#text.slice(0, offset).split(/\r\n|\n|\r/);
    const column = [...(lines.at(-1) ?? "")].length + 1;
    this.#mistakes.push({ line: lines.length, column, reason, offset });
  }

  /** The line that a value stands in. */
  line({ offset }: Node): number {
    return this.#text.slice(0, offset).split(/\r\n|\n|\r/).length;
  }

  /** A value as a message shows it. */
  shown({ type, offset, length }: Node): string {
    if (type === "object") return "an object";
    if (type === "array") return "a list";
    const text = this.#text.slice(offset, offset + length);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  }

  get hasMistakes(): boolean {
    return this.#mistakes.length > 0;
  }

  /** All mistakes, in the order of the text. */
  error(): OwnEventsError {
    const sorted = this.#mistakes.toSorted((a, b) => a.offset - b.offset);
    return new OwnEventsError(
      this.#file,
      sorted.map(({ line, column, reason }) => ({ line, column, reason })),
    );
  }
}
