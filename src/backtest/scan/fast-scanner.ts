import { isGzip } from "../../cloudtrail/read/gzip-problem";
import type { Pattern } from "../../pattern";
import { classify } from "./classify";
import { ContentWindow } from "./content-window";
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
   * @returns undefined for a file that is not a plain and undamaged log file; records may have been judged
   */
  scan(bytes: Uint8Array, judge: Judge): Scanned | undefined {
    const window = this.open();
    try {
      const length = this.#write(bytes, window, judge);
      return length !== undefined && window.walk(judge) && window.isComplete
        ? { records: window.records, bytes: length }
        : undefined;
    } finally {
      this.close(window);
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
    if (!canInflate) return undefined;
    const gzip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return this.#inflater.inflate(gzip, window, () => window.walk(judge));
  }
}
