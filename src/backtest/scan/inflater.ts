import { crc32 } from "node:zlib";
import type { ContentWindow } from "./content-window";
import { memberData, TRAILER } from "./gzip-member";
import type { Machine } from "./machine";

/** How far back DEFLATE goes for what it repeats. */
const HISTORY = 1 << 15;
/** Bytes of gzip that are in the machine's memory at a time. */
const INPUT = 1 << 16;
/** Behind them: what inflating may look at, zeros where nothing follows. */
const MARGIN = 64;

/** Why inflating has stopped: `Stop` in wasm/inflate.ts. */
const stops = ["full", "input", "end", "refused"] as const;

/** Whether this can be done: checksums are left to Node, which has them from 20.15 on. */
export const canInflate = typeof crc32 === "function";

/** The content of a member, and where in the gzip it ends. */
interface Member {
  readonly length: number;
  readonly end: number;
}

/** Inflates gzip in a machine's memory, one file at a time. */
export class Inflater {
  readonly #machine: Machine;
  /** Where the gzip at hand begins, and where it ends. */
  readonly #input: number;
  #inputEnd = 0;

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#input = machine.allocate(INPUT + MARGIN);
  }

  /**
   * Inflates the members of a file into a window.
   *
   * @param walk called whenever the window is full; whether to go on
   * @returns the bytes of content; undefined where `walk` ended it, and for gzip that is damaged or
   *   unusual
   */
  inflate(
    gzip: Buffer,
    window: ContentWindow,
    walk: () => boolean,
  ): number | undefined {
    let length = 0;
    for (let at = 0; at < gzip.length;) {
      const data = memberData(gzip, at);
      if (data === undefined) {
        // Zeros behind the last member are padding.
        const isPadding = at > 0 && gzip.subarray(at).every((b) => b === 0);
        return isPadding ? length : undefined;
      }
      const member = this.#inflateMember(gzip, data, window, walk);
      if (member === undefined) return undefined;
      length += member.length;
      at = member.end;
    }
    return length;
  }

  #inflateMember(
    gzip: Buffer,
    data: number,
    window: ContentWindow,
    walk: () => boolean,
  ): Member | undefined {
    const { wasm } = this.#machine;
    wasm.startInflate();
    this.#inputEnd = 0;
    let next = data;
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
          if (next === gzip.length) return undefined;
          next += this.#fill(gzip, next);
          break;
        case "end": {
          const trailer = next - this.#inputLeft;
          return isTrailer(gzip, trailer, checksum, length)
            ? { length, end: trailer + TRAILER }
            : undefined;
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

  /** Puts as much gzip behind what is at hand as there is room for; says how much. */
  #fill(gzip: Buffer, next: number): number {
    const { bytes, wasm } = this.#machine;
    const left = this.#inputLeft;
    bytes.copyWithin(this.#input, this.#inputEnd - left, this.#inputEnd);
    const more = gzip.subarray(next, next + INPUT - left);
    bytes.set(more, this.#input + left);
    this.#inputEnd = this.#input + left + more.length;
    const isLast = next + more.length === gzip.length;
    if (isLast) bytes.fill(0, this.#inputEnd, this.#inputEnd + MARGIN);
    wasm.setInput(this.#input, this.#inputEnd, isLast);
    return more.length;
  }
}

function isTrailer(
  gzip: Buffer,
  at: number,
  checksum: number,
  length: number,
): boolean {
  return (
    at + TRAILER <= gzip.length &&
    gzip.readUInt32LE(at) === checksum &&
    gzip.readUInt32LE(at + 4) === length % 2 ** 32
  );
}
