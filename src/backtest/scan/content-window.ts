import type { Judge, Machine } from "./machine";

/** Bytes of content that are walked through at a time: what a processor keeps at hand. */
const PIECE = 1 << 18;
/** Behind a window's end: what inflating and walking may overwrite. */
const MARGIN = 1 << 10;
/** A longer record is left to the reader of records, which may refuse it. */
const LONGEST = 1 << 24;

/**
 * What comes next in a log file, in the order of `Place` in wasm/log-file.ts: content that leads there, with at
 * most one record.
 */
const leads = [
  "",
  '{"Records":[',
  '{"Records":[0,',
  '{"Records":[0',
  '{"Records":[]',
  '{"Records":[]}',
] as const;
const START = 0;
const END = 5;

/**
 * The part of a log file's content that is in a machine's memory: what is not walked through yet,
 * and before it what inflating goes back to.
 */
export class ContentWindow {
  readonly #machine: Machine;
  readonly #root: number;
  #base = 0;
  /** What it has of the memory, and what it uses of that: no more than it needs, so that it stays at hand. */
  #allocated = 0;
  #size = 0;
  #place = START;
  /** From here on the content is not walked through. */
  at = 0;
  /** Where the content ends so far. */
  end = 0;
  /** Records that were walked through. */
  records = 0;

  /** @param root the node of a record */
  constructor(machine: Machine, root: number) {
    this.#machine = machine;
    this.#root = root;
    this.start();
  }

  /** Begins with a file. */
  start(): void {
    this.#resize(PIECE);
    this.at = this.#base;
    this.end = this.#base;
    this.#place = START;
    this.records = 0;
  }

  /** Where the content must end at the latest before it is walked through. */
  get limit(): number {
    return this.#base + this.#size;
  }

  /** Whether all was walked through, to the end of a log file. */
  get isComplete(): boolean {
    return this.at === this.end && this.#place === END;
  }

  /** Content that leads to where the walk has stopped, with at most one record. */
  get lead(): string {
    return leads[this.#place] ?? "";
  }

  /** The content that is not walked through. */
  get rest(): Uint8Array {
    return this.#machine.bytes.subarray(this.at, this.end);
  }

  /**
   * Takes content, and walks through what is there whenever there is no more room.
   *
   * @returns what it did not take, because it could not walk on
   */
  write(content: Uint8Array, judge: Judge): Uint8Array {
    for (let left = content; ; this.makeRoom()) {
      const length = Math.min(left.length, this.limit - this.end);
      this.#machine.bytes.set(left.subarray(0, length), this.end);
      this.end += length;
      left = left.subarray(length);
      if (left.length === 0 || !this.walk(judge)) return left;
    }
  }

  /**
   * Walks through all that is complete.
   *
   * @returns whether that was possible: not with what is no log file, or may be none
   */
  walk(judge: Judge): boolean {
    const { wasm } = this.#machine;
    this.#machine.judge = judge;
    this.at = wasm.scan(
      this.at,
      this.end,
      this.#root,
      this.#place,
      this.records,
    );
    this.#place = wasm.place.value;
    this.records = wasm.records.value;
    return wasm.isUnsure.value === 0 && this.end - this.at <= LONGEST;
  }

  /** Makes room for half a window at least. Keeps so many bytes of what was walked through. */
  makeRoom(history = 0): void {
    const from = Math.min(this.at, this.end - history);
    const before = this.at - from;
    const length = this.end - from;
    if (length > this.#size / 2) this.#resize(2 * this.#size);
    this.#machine.bytes.copyWithin(this.#base, from, this.end);
    this.at = this.#base + before;
    this.end = this.#base + length;
  }

  #resize(size: number): void {
    this.#size = size;
    if (size <= this.#allocated) return;
    this.#base = this.#machine.allocate(size + MARGIN);
    this.#allocated = size;
  }
}
