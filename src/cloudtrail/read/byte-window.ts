import { isUtf8 } from "node:buffer";
import { endOfValue, skipSpace } from "./json-bytes";
import { jsonProblem } from "./json-problem";
import { place, textAt } from "./text-place";
import { UnreadableError } from "./unreadable-error";

/**
 * Bytes that one value may take. CloudTrail's records end below 1 MB; what is longer was made to
 * exhaust the memory of whoever reads it.
 */
const MOST = 16 * 2 ** 20;

/** Yielded where the bytes at hand do not reach: go on when more have come, or none will. */
export const more = Symbol("more");

/** Something that may have to wait for bytes on its way to a result. */
export type Awaiting<T> = Generator<typeof more, T, undefined>;

/** The part of a stream of JSON that has come and is not done with yet. */
export class ByteWindow {
  /** What can be looked at. */
  bytes: Buffer = Buffer.alloc(0);
  /** Where the reader is in `bytes`. What lies before may go when it waits for more. */
  at = 0;
  /** Bytes of the stream that came before `bytes`. */
  dropped = 0;
  /** Whether all bytes have come that will: the whole stream, or the part before its damage. */
  ended: false | "whole" | "damaged" = false;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  /** Takes the stream's next bytes. */
  add(chunk: Uint8Array): void {
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.length;
  }

  /** Waits for so many bytes from here on, or the end. False when the end had come already. */
  *reach(length: number): Awaiting<boolean> {
    const rest = this.bytes.length - this.at;
    while (!this.ended && rest + this.#waitingBytes < length) yield more;
    const grows = this.#waitingBytes > 0;
    this.bytes = Buffer.concat([
      this.bytes.subarray(this.at),
      ...this.#waiting,
    ]);
    this.dropped += this.at;
    this.at = 0;
    this.#waiting = [];
    this.#waitingBytes = 0;
    return grows;
  }

  /** Moves to the next byte that is not blank; undefined at the end. */
  *next(): Awaiting<number | undefined> {
    do {
      this.at = skipSpace(this.bytes, this.at, this.bytes.length);
      if (this.at < this.bytes.length) return this.bytes[this.at];
    } while (yield* this.reach(1));
    return undefined;
  }

  /**
   * Moves behind the value that starts here; returns where in `bytes` it starts now.
   *
   * @throws {NotJsonError} for one without an end
   * @throws {UnreadableError} for one of more than 16 MiB
   */
  *skipValue(): Awaiting<number> {
    for (;;) {
      const { at, bytes } = this;
      const end = endOfValue(bytes, at, bytes.length);
      // A number at the end of what has come may go on.
      if (end >= 0 && (end < bytes.length || this.ended === "whole")) {
        this.at = end;
        return at;
      }
      const length = bytes.length - at;
      if (length > MOST) {
        throw this.placed(
          new UnreadableError(
            `expected events of at most 1 MB, found one of more than ${Math.floor(length / 1e6)} MB (${place(bytes, at)})`,
          ),
        );
      }
      // Twice as much, so that a long value is not looked through again for each chunk.
      const grown = yield* this.reach(2 * length);
      if (!grown && (end < 0 || this.ended === "damaged")) {
        throw this.placed(jsonProblem(this.bytes, this.at, this.bytes.length));
      }
    }
  }

  /**
   * What the bytes of one value, from `start` to here, say.
   *
   * @throws {NotJsonError} for bytes that are not JSON
   * @throws {UnreadableError} for bytes that are not UTF-8
   */
  parse(start: number): unknown {
    const { at, bytes } = this;
    if (!isUtf8(bytes.subarray(start, at))) {
      throw this.placed(
        new UnreadableError(
          `expected UTF-8, found other bytes in the value of ${place(bytes, start)}`,
        ),
      );
    }
    try {
      return JSON.parse(textAt(bytes, start, at));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw this.placed(jsonProblem(bytes, start, at));
    }
  }

  /** An error of this moment that also says from where its lines and columns are counted. */
  placed<E extends UnreadableError>(error: E): E {
    if (this.dropped > 0)
      error.message += `, counted from byte ${this.dropped}`;
    return error;
  }
}
