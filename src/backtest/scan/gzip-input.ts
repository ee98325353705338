import { isGzip } from "../../cloudtrail/read/gzip-problem";
import { memberData } from "./gzip-member";

/** Bytes in which a member's header ends that comes in chunks; an extra field has 64 KB at most. */
const LONGEST_HEADER = 1 << 17;

/** Room for what is kept of the chunk before. */
const SPARE = 1 << 10;

/** Stops whenever it needs the next chunk, and takes undefined where none follows. */
export type Taking<T> = Generator<void, T, Uint8Array | undefined>;

/** Gzip that comes in chunks, of which no more is held than is needed. */
export class GzipInput {
  /** What is at hand, and whether nothing follows. */
  bytes: Buffer;
  isWhole: boolean;
  /** The next byte to be taken. */
  at = 0;
  /** Where chunks are put: memory that is new for each would have to be cleared and collected. */
  #buffer = Buffer.alloc(0);

  /** @param whole all there is @default - it comes in chunks */
  constructor(whole?: Buffer) {
    this.bytes = whole ?? Buffer.alloc(0);
    this.isWhole = whole !== undefined;
  }

  /** How many bytes can be taken. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Takes the next chunk. Keeps so many of the bytes that were taken. */
  *more(kept = 0): Taking<void> {
    const chunk = yield;
    if (chunk === undefined) {
      this.isWhole = true;
      return;
    }
    const rest = this.bytes.subarray(this.at - kept);
    const length = rest.length + chunk.length;
    if (length > this.#buffer.length) {
      this.#buffer = Buffer.allocUnsafeSlow(length + SPARE);
    }
    this.#buffer.set(rest);
    this.#buffer.set(chunk, rest.length);
    this.bytes = this.#buffer.subarray(0, length);
    this.at = kept;
  }

  /** Whether there are so many bytes, which it sees to be at hand. */
  *has(length: number): Taking<boolean> {
    while (this.left < length && !this.isWhole) yield* this.more();
    return this.left >= length;
  }

  /** Goes to the data of the member that begins here; `end` where none does, `other` where something else follows. */
  *toMember(isFirst: boolean): Taking<"member" | "end" | "other"> {
    if (!(yield* this.has(1))) return "end";
    if (!isFirst && this.bytes[this.at] === 0) return yield* this.padding();
    if ((yield* this.has(2)) && !isGzip(this.bytes.subarray(this.at))) {
      return "other";
    }
    for (;;) {
      const data = memberData(this.bytes, this.at);
      if (data !== undefined) {
        this.at = data;
        return "member";
      }
      if (this.isWhole || this.left > LONGEST_HEADER) return "other";
      yield* this.more();
    }
  }

  /** Zeros behind the last member. */
  *padding(): Taking<"end" | "other"> {
    while (yield* this.has(1)) {
      if (this.bytes.subarray(this.at).some((byte) => byte !== 0)) {
        return "other";
      }
      this.at = this.bytes.length;
    }
    return "end";
  }
}
