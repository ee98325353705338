/*
 * Tables that decode Huffman codes by as many bits as are at hand (RFC 1951, 3.2.2).
 *
 * An entry is a u32: the bits that the code and the extra bits behind it take (0-5), for literals
 * how many they are (6-7), the bits of the code alone (8-12), then what it stands for (16-31), see
 * SPECIAL. Codes longer than the table's bits go on in a table of their own behind it.
 */
import { allocate } from "./memory";

/** Set in the table of literals and lengths where the value is a byte of the content, or two. */
export const LITERAL: u32 = 0xc0;
const ONE: u32 = 1 << 6;
const TWO: u32 = 2 << 6;
/** A longer code (the value is where its table begins), or with NO_VALUE the end of the block or no code at all. */
export const SPECIAL: u32 = 0x8000;
export const NO_VALUE: u32 = 0x4000;
export const END: u32 = 0x2000;

export const LITERAL_BITS: u32 = 11;
export const DISTANCE_BITS: u32 = 9;
export const LENGTH_BITS: u32 = 7;

/** Room for what any codes of 15 bits need: 2,342 entries for 288 of them (zlib's enough.c), 512 + 16 * 64 for 32. */
export const literals: usize = allocate(4 << 12);
export const distances: usize = allocate(4 << 11);
export const lengths: usize = allocate(4 << LENGTH_BITS);

/** The bits of each symbol's code, a byte each: literals and lengths, distances behind them. */
export const codeBits: usize = allocate(1024);
/** What an entry says of each symbol, without its code. */
export const literalSymbols: usize = allocate(4 * 288);
export const distanceSymbols: usize = allocate(4 * 32);
export const lengthSymbols: usize = allocate(4 * 19);

const counts: usize = allocate(4 * 16);
const starts: usize = allocate(4 * 17);
const sorted: usize = allocate(4 * 288);

describeSymbols();

function describeSymbols(): void {
  for (let n: u32 = 0; n < 256; n++) {
    store<u32>(literalSymbols + (n << 2), (n << 16) | ONE);
  }
  store<u32>(literalSymbols + 1024, SPECIAL | NO_VALUE | END);
  let base: u32 = 3;
  for (let n: u32 = 0; n < 28; n++) {
    const extra = n < 8 ? 0 : (n >> 2) - 1;
    store<u32>(literalSymbols + ((257 + n) << 2), (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(literalSymbols + (285 << 2), 258 << 16);
  store<u32>(literalSymbols + (286 << 2), SPECIAL | NO_VALUE);
  store<u32>(literalSymbols + (287 << 2), SPECIAL | NO_VALUE);
  base = 1;
  for (let n: u32 = 0; n < 30; n++) {
    const extra = n < 4 ? 0 : (n >> 1) - 1;
    store<u32>(distanceSymbols + (n << 2), (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(distanceSymbols + (30 << 2), SPECIAL | NO_VALUE);
  store<u32>(distanceSymbols + (31 << 2), SPECIAL | NO_VALUE);
  for (let n: u32 = 0; n < 19; n++) {
    store<u32>(lengthSymbols + (n << 2), n << 16);
  }
}

/** Fills a table; false for codes that do not use up all combinations of bits exactly. */
export function fillTable(
  table: usize,
  tableBits: u32,
  codeBits: usize,
  symbols: usize,
  symbolCount: u32,
): bool {
  memory.fill(counts, 0, 4 * 16);
  for (let n: u32 = 0; n < symbolCount; n++) {
    const at = counts + ((<usize>load<u8>(codeBits + n)) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  store<u32>(counts, 0);
  store<u32>(starts, 0, 4);
  let room: i32 = 1;
  for (let bits: usize = 1; bits < 16; bits++) {
    const count = load<u32>(counts + (bits << 2));
    room = (room << 1) - i32(count);
    if (room < 0) return false;
    store<u32>(
      starts + ((bits + 1) << 2),
      load<u32>(starts + (bits << 2)) + count,
    );
  }
  if (room != 0) return false;
  for (let n: u32 = 0; n < symbolCount; n++) {
    const bits = <usize>load<u8>(codeBits + n);
    if (bits == 0) continue;
    const at = starts + (bits << 2);
    const place = load<u32>(at);
    store<u32>(sorted + (place << 2), n);
    store<u32>(at, place + 1);
  }
  fill(table, tableBits, symbols);
  return true;
}

/** Puts two literals into an entry where the table's bits are enough for both. */
export function pairLiterals(): void {
  // From the last on, so that what follows is still a single one.
  for (let n: i32 = (1 << LITERAL_BITS) - 1; n >= 0; n--) {
    const at = literals + (n << 2);
    const first = load<u32>(at);
    if (!(first & LITERAL)) continue;
    const used = first & 63;
    const second = load<u32>(literals + ((n >> used) << 2));
    const both = used + (second & 63);
    if (!(second & LITERAL) || both > LITERAL_BITS) continue;
    const bytes = (first >> 16) | ((second >> 16) << 8);
    store<u32>(at, (bytes << 16) | TWO | both);
  }
}

/** Goes through the symbols in the order of their codes. */
function fill(table: usize, tableBits: u32, symbols: usize): void {
  let next = sorted;
  /** The code, its first bit lowest, as it comes in the stream. */
  let code: u32 = 0;
  let end: u32 = 1 << tableBits;
  let subtable: u32 = 0;
  let subtableBits: u32 = 0;
  let prefix: u32 = 0xffffffff;
  for (let bits: u32 = 1; bits < 16; bits++) {
    const count = load<u32>(counts + (bits << 2));
    for (let n: u32 = 0; n < count; n++) {
      const symbol = load<u32>(symbols + (load<u32>(next) << 2));
      next += 4;
      // To the extra bits, which stand in the same place, come those of the code.
      const entry = symbol + bits + (bits << 8);
      if (bits <= tableBits) {
        fillEvery(table, code, 1 << bits, 1 << tableBits, entry);
      } else {
        const first = code & ((1 << tableBits) - 1);
        if (first != prefix) {
          prefix = first;
          subtable = end;
          subtableBits = bits - tableBits;
          let used = count - n;
          while (used < 1 << subtableBits) {
            subtableBits++;
            used =
              (used << 1) +
              load<u32>(counts + ((tableBits + subtableBits) << 2));
          }
          end += 1 << subtableBits;
          store<u32>(
            table + (first << 2),
            SPECIAL | (subtable << 16) | subtableBits,
          );
        }
        fillEvery(
          table + (subtable << 2),
          code >> tableBits,
          1 << (bits - tableBits),
          1 << subtableBits,
          entry,
        );
      }
      code = nextCode(code, bits);
    }
  }
}

function fillEvery(
  table: usize,
  start: u32,
  step: u32,
  end: u32,
  entry: u32,
): void {
  for (let at = start; at < end; at += step) {
    store<u32>(table + (at << 2), entry);
  }
}

/** Adds 1 to a code whose lowest bit counts most. */
function nextCode(code: u32, bits: u32): u32 {
  let bit: u32 = 1 << (bits - 1);
  while (code & bit) bit >>= 1;
  return bit == 0 ? 0 : (code & (bit - 1)) | bit;
}
