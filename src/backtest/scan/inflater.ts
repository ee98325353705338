import { crc32 } from "node:zlib";
import type { ContentWindow } from "./content-window";
import type { GzipInput, Taking } from "./gzip-input";
import { TRAILER } from "./gzip-member";
import type { Machine } from "./machine";

/** How far back DEFLATE goes for what it repeats. */
const HISTORY = 1 << 15;
/** Bytes of gzip that are in the machine's memory at a time. */
const INPUT = 1 << 16;
/** Before them: what was taken and may be given back. */
const HELD = 8;
/** Behind them: what inflating may look at, zeros where nothing follows. */
const MARGIN = 64;

/** Why inflating has stopped: `Stop` in wasm/inflate.ts. */
const stops = ["full", "input", "end", "refused"] as const;

/** Whether this can be done: checksums are left to Node, which has them from 20.15 on. */
export const canInflate = typeof crc32 === "function";

/** Inflates gzip in a machine's memory, one file at a time. */
export class Inflater {
  readonly #machine: Machine;
  /** Where the gzip in the machine's memory begins, where it ends, and whether it is the last. */
  readonly #input: number;
  #inputEnd = 0;
  #isLast = false;

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#input = machine.allocate(HELD + INPUT + MARGIN) + HELD;
  }

  /**
   * Inflates the members of a file into a window.
   *
   * @param walk called whenever the window is full; whether to go on
   * @returns the bytes of content; undefined where `walk` ended it, and for gzip that is damaged or
   *   unusual
   */
  *inflate(
    gzip: GzipInput,
    window: ContentWindow,
    walk: () => boolean,
  ): Taking<number | undefined> {
    let length = 0;
    for (let isFirst = true; ; isFirst = false) {
      const next = yield* gzip.toMember(isFirst);
      if (next === "end") return length;
      if (next === "other") return undefined;
      const member = yield* this.#inflateMember(gzip, window, walk);
      if (member === undefined) return undefined;
      length += member;
    }
  }

  *#inflateMember(
    gzip: GzipInput,
    window: ContentWindow,
    walk: () => boolean,
  ): Taking<number | undefined> {
    const { wasm } = this.#machine;
    wasm.startInflate();
    wasm.setInput(this.#input, this.#input, false);
    this.#inputEnd = this.#input;
    this.#isLast = false;
    let length = 0;
    let checksum = 0;
    for (;;) {
      const history = Math.min(length, HISTORY);
      const { end, limit } = window;
      const stop = stops[wasm.inflate(end, end - history, limit)];
      window.end = wasm.outAt.value;
      length += window.end - end;
      const content = this.#machine.bytes.subarray(end, window.end);
      checksum = crc32(content, checksum);
      switch (stop) {
        case "full":
          if (!walk()) return undefined;
          window.makeRoom(Math.min(length, HISTORY));
          break;
        case "input":
          if (this.#isLast) return undefined;
          if (gzip.left === 0 && !gzip.isWhole) {
            yield* gzip.more(Math.min(this.#inputLeft + HELD, gzip.at));
          }
          this.#fill(gzip);
          break;
        case "end": {
          gzip.at -= this.#inputLeft;
          const isRight =
            (yield* gzip.has(TRAILER)) && isTrailer(gzip, checksum, length);
          gzip.at += TRAILER;
          return isRight ? length : undefined;
        }
        default:
          return undefined;
      }
    }
  }

  /** The bytes at hand that are not used. */
  get #inputLeft(): number {
    return this.#inputEnd - this.#machine.wasm.inAt.value;
  }

  /** Puts as much gzip behind what is at hand as there is room for. */
  #fill(gzip: GzipInput): void {
    const { bytes, wasm } = this.#machine;
    const left = this.#inputLeft;
    const kept = this.#inputEnd - left - HELD;
    bytes.copyWithin(this.#input - HELD, kept, this.#inputEnd);
    const more = gzip.bytes.subarray(gzip.at, gzip.at + INPUT - left);
    bytes.set(more, this.#input + left);
    gzip.at += more.length;
    this.#inputEnd = this.#input + left + more.length;
    this.#isLast = gzip.isWhole && gzip.left === 0;
    if (this.#isLast) bytes.fill(0, this.#inputEnd, this.#inputEnd + MARGIN);
    wasm.setInput(this.#input, this.#inputEnd, this.#isLast);
  }
}

/** Whether what stands behind a member's data says the same of its content. */
function isTrailer(
  { bytes, at }: GzipInput,
  checksum: number,
  length: number,
): boolean {
  return (
    bytes.readUInt32LE(at) === checksum &&
    bytes.readUInt32LE(at + 4) === length % 2 ** 32
  );
}
