import { isGzip } from "../../cloudtrail/read/gzip-problem";
import type { Pattern } from "../../pattern";
import { classify } from "./classify";
import { ContentWindow } from "./content-window";
import { GzipInput } from "./gzip-input";
import { canInflate, Inflater } from "./inflater";
import { decidingPaths } from "./deciding-paths";
import { type Judge, Machine } from "./machine";
import { createPathTree } from "./path-tree";
import { pathsOf } from "./projection";

/** How much was read of a file. */
export interface Scanned {
  readonly records: number;
  /** Bytes of JSON, decompressed. */
  readonly bytes: number;
}

/** Walks through log files without parsing them. What it does not understand it leaves to others. */
export class FastScanner {
  readonly #machine: Machine;
  readonly #root: number;
  readonly #inflater: Inflater;
  /** Whether a file is inflated now, of which the next chunk is to come: there is one inflater. */
  #isInflating = false;
  /** Windows that no scan uses now. */
  readonly #windows: ContentWindow[] = [];

  constructor(rules: readonly { readonly pattern: Pattern }[]) {
    const paths = pathsOf(rules);
    const classes = paths.map(classify);
    this.#machine = new Machine({
      classOf: (path, json) => classes[path]?.(json) ?? 0,
      pathsFor: decidingPaths(rules, paths),
    });
    this.#root = createPathTree(this.#machine, paths);
    this.#inflater = new Inflater(this.#machine);
  }

  /**
   * Looks through a whole file.
   *
   * @param judge called with each record that a rule may match
   * @returns undefined for a file that is not a plain and undamaged log file, and for gzip while other
   *   gzip comes; records may have been judged
   */
  scan(bytes: Uint8Array, judge: Judge): Scanned | undefined {
    const window = this.open();
    try {
      const length = this.#write(bytes, window, judge);
      return completed(length, window, judge);
    } finally {
      this.close(window);
    }
  }

  /**
   * Looks through gzip as it comes. Others have their turn between two chunks.
   *
   * @returns undefined as {@link scan} does, for what is no gzip, and where the source fails
   */
  async scanGzip(
    source: AsyncIterable<Uint8Array>,
    judge: Judge,
  ): Promise<Scanned | undefined> {
    if (!canInflate || this.#isInflating) return undefined;
    this.#isInflating = true;
    const window = this.open();
    const chunks = source[Symbol.asyncIterator]();
    try {
      const inflating = this.#inflater.inflate(new GzipInput(), window, () =>
        window.walk(judge),
      );
      for (let state = inflating.next(); ;) {
        if (state.done) return completed(state.value, window, judge);
        const chunk = await chunks.next().catch(() => undefined);
        if (chunk === undefined) return undefined;
        state = inflating.next(chunk.done ? undefined : chunk.value);
      }
    } finally {
      this.#isInflating = false;
      this.close(window);
      await chunks.return?.();
    }
  }

  /** A window at the start of a file. */
  open(): ContentWindow {
    const window =
      this.#windows.pop() ?? new ContentWindow(this.#machine, this.#root);
    window.start();
    return window;
  }

  /** Takes back a window that is done with. */
  close(window: ContentWindow): void {
    this.#windows.push(window);
  }

  /** Writes the file's content into a window; gives its length, or undefined where it could not go on. */
  #write(
    bytes: Uint8Array,
    window: ContentWindow,
    judge: Judge,
  ): number | undefined {
    if (!isGzip(bytes)) {
      return window.write(bytes, judge).length === 0 ? bytes.length : undefined;
    }
    if (!canInflate || this.#isInflating) return undefined;
    const gzip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const inflating = this.#inflater.inflate(new GzipInput(gzip), window, () =>
      window.walk(judge),
    );
    // It has all chunks.
    return inflating.next().value ?? undefined;
  }
}

/**
 * Walks to the end of a file of which all content was written into the window.
 *
 * @param length of the content; undefined where it could not be written
 */
function completed(
  length: number | undefined,
  window: ContentWindow,
  judge: Judge,
): Scanned | undefined {
  return length !== undefined && window.walk(judge) && window.isComplete
    ? { records: window.records, bytes: length }
    : undefined;
}
