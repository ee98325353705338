/*
 * The inner loop of DEFLATE: literals and copies of what came before.
 */
import { held, heldCount, inAt, lastPlace, putBack } from "./bits";
import { behindBlock, Block } from "./block";
import {
  DISTANCE_BITS,
  distances,
  END,
  LITERAL,
  LITERAL_BITS,
  literals,
  NO_VALUE,
  SPECIAL,
} from "./huffman";

/** Where the content ends. */
export let codedTo: usize = 0;

/**
 * Decodes until the content reaches `limit`, the bytes at hand are used up, or the block ends.
 *
 * @param to where the content goes
 * @param start where the content before it begins
 */
export function inflateCoded(to: usize, start: usize, limit: usize): Block {
  const lastAt = lastPlace();
  let at = inAt;
  let bits = held;
  let count = heldCount;
  let next: Block = Block.coded;
  while (to < limit && at <= lastAt) {
    // 56 bits at least: a length and a distance with their extra bits have 48 at most.
    bits |= load<u64>(at) << count;
    at += (63 - count) >> 3;
    count |= 56;
    let entry = entryAt(literals, bits, LITERAL_BITS);
    if (entry & LITERAL) {
      store<u16>(to, entry >> 16);
      to += (entry >> 6) & 3;
      bits >>= entry;
      count -= entry & 63;
      // More of them are likely, and the bits are enough for another look.
      entry = entryAt(literals, bits, LITERAL_BITS);
      if (entry & LITERAL) {
        store<u16>(to, entry >> 16);
        to += (entry >> 6) & 3;
        bits >>= entry;
        count -= entry & 63;
        continue;
      }
      bits |= load<u64>(at) << count;
      at += (63 - count) >> 3;
      count |= 56;
    }
    if (entry & SPECIAL) {
      if (!(entry & NO_VALUE)) {
        entry = longEntryAt(literals, entry, bits, LITERAL_BITS);
        if (entry & LITERAL) {
          store<u8>(to++, entry >> 16);
          bits >>= entry;
          count -= entry & 63;
          continue;
        }
      }
      if (entry & NO_VALUE) {
        next = entry & END ? behindBlock() : Block.refused;
        bits >>= entry;
        count -= entry & 63;
        break;
      }
    }
    const length = valueOf(entry, bits);
    bits >>= entry;
    count -= entry & 63;
    entry = entryAt(distances, bits, DISTANCE_BITS);
    if (entry & SPECIAL) {
      if (!(entry & NO_VALUE)) {
        entry = longEntryAt(distances, entry, bits, DISTANCE_BITS);
      }
      if (entry & NO_VALUE) {
        next = Block.refused;
        break;
      }
    }
    const distance = valueOf(entry, bits);
    bits >>= entry;
    count -= entry & 63;
    if (distance > to - start) {
      next = Block.refused;
      break;
    }
    copy(to, distance, to + length);
    to += length;
  }
  putBack(at, bits, count);
  codedTo = to;
  return next;
}

function entryAt(table: usize, bits: u64, tableBits: u32): u32 {
  return load<u32>(table + (((<usize>bits) & ((1 << tableBits) - 1)) << 2));
}

function longEntryAt(table: usize, entry: u32, bits: u64, tableBits: u32): u32 {
  const more = (<usize>(bits >> tableBits)) & ((1 << (entry & 63)) - 1);
  return load<u32>(table + ((<usize>(entry >> 16) + more) << 2));
}

/** An entry's value, its extra bits added. */
function valueOf(entry: u32, bits: u64): usize {
  const all = <usize>(bits & (((<u64>1) << (entry & 63)) - 1));
  return <usize>(entry >> 16) + (all >> (<usize>((entry >> 8) & 15)));
}

/** Repeats what stands so far before. Up to 32 bytes behind the end are overwritten. */
function copy(to: usize, distance: usize, end: usize): void {
  let from = to - distance;
  if (distance >= 16) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    while ((to += 32) < end) {
      from += 32;
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    }
  } else if (distance >= 8) {
    do {
      store<u64>(to, load<u64>(from));
      from += 8;
      to += 8;
    } while (to < end);
  } else {
    do store<u8>(to++, load<u8>(from++));
    while (to < end);
  }
}
