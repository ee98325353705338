/*
 * DEFLATE (RFC 1951) from one place of the memory to another, in pieces. What no common program
 * writes is refused as damage is: Node's own zlib then says what it is.
 */
import {
  advance,
  atHand,
  hasInput,
  inAt,
  isOver,
  setInput,
  startBits,
  toByte,
} from "./bits";
import {
  behindBlock,
  Block,
  LONGEST_START,
  startBlock,
  storedLength,
} from "./block";
import { codedTo, inflateCoded } from "./coded";

/** Why {@link inflate} has stopped. */
export const enum Stop {
  /** There is no room for more content. */
  full,
  /** The bytes at hand are used up. */
  input,
  /** The content is complete. */
  end,
  refused,
}

/** Where the next byte of content goes. */
export let outAt: usize = 0;

let block: Block = Block.between;
/** What is left of a stored block. */
let stored: usize = 0;

/** Begins anew; the bytes are still to come. */
export function startInflate(): void {
  setInput(0, 0, false);
  startBits(0);
  block = Block.between;
}

/**
 * Goes on until the content reaches `limit`, which it may exceed by 600 bytes.
 *
 * @param to where the content goes
 * @param start where the content before it begins, the last 32 KB of it at least
 */
export function inflate(to: usize, start: usize, limit: usize): Stop {
  outAt = to;
  while (true) {
    if (block == Block.refused || isOver()) return Stop.refused;
    if (block == Block.end) {
      toByte();
      return Stop.end;
    }
    if (outAt >= limit) return Stop.full;
    if (block == Block.between) {
      if (!hasInput(LONGEST_START)) return Stop.input;
      block = startBlock();
      stored = storedLength;
    } else if (block == Block.coded) {
      if (!hasInput(32)) return Stop.input;
      block = inflateCoded(outAt, start, limit);
      outAt = codedTo;
    } else if (stored == 0) {
      block = behindBlock();
    } else {
      const length = min(min(stored, atHand()), limit - outAt);
      if (length == 0) return Stop.input;
      memory.copy(outAt, inAt, length);
      advance(length);
      outAt += length;
      stored -= length;
    }
  }
}
