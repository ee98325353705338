/*
 * What a block of DEFLATE begins with (RFC 1951, 3.2.3).
 */
import { drop, held, refill, take, toByte } from "./bits";
import {
  codeBits,
  DISTANCE_BITS,
  distances,
  distanceSymbols,
  fillTable,
  LENGTH_BITS,
  lengths,
  lengthSymbols,
  LITERAL_BITS,
  literals,
  literalSymbols,
  pairLiterals,
} from "./huffman";
import { allocate } from "./memory";

/** Bytes that a block's beginning takes at most: 14 bits, 19 lengths of 3 bits, 316 of 7 + 7 bits. */
export const LONGEST_START: usize = 600;

/** What is being read. */
export const enum Block {
  /** None: the next one begins. */
  between,
  stored,
  coded,
  /** None, and no other follows. */
  end,
  /** Damaged, or made by no common program. */
  refused,
}

let isLastBlock: bool = false;
/** The bytes of a stored block. */
export let storedLength: usize = 0;

/** What comes when a block is over. */
export function behindBlock(): Block {
  return isLastBlock ? Block.end : Block.between;
}

const ORDER = memory.data<u8>([
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
]);
const lengthBits: usize = allocate(32);

/** Reads a block's beginning and makes the tables for the rest. */
export function startBlock(): Block {
  isLastBlock = take(1) != 0;
  switch (take(2)) {
    case 0:
      return startStored();
    case 1:
      return startFixed() ? Block.coded : Block.refused;
    case 2:
      return startDynamic() ? Block.coded : Block.refused;
    default:
      return Block.refused;
  }
}

function startStored(): Block {
  toByte();
  storedLength = take(16);
  const inverse = take(16);
  toByte();
  return (storedLength ^ inverse) == 0xffff ? Block.stored : Block.refused;
}

function startFixed(): bool {
  memory.fill(codeBits, 8, 144);
  memory.fill(codeBits + 144, 9, 112);
  memory.fill(codeBits + 256, 7, 24);
  memory.fill(codeBits + 280, 8, 8);
  memory.fill(codeBits + 288, 5, 32);
  return fillTables(288, 32);
}

function fillTables(literalCount: u32, distanceCount: u32): bool {
  const isFilled =
    fillTable(literals, LITERAL_BITS, codeBits, literalSymbols, literalCount) &&
    fillTable(
      distances,
      DISTANCE_BITS,
      codeBits + literalCount,
      distanceSymbols,
      distanceCount,
    );
  if (isFilled) pairLiterals();
  return isFilled;
}

function startDynamic(): bool {
  const literalCount = take(5) + 257;
  const distanceCount = take(5) + 1;
  if (literalCount > 286 || distanceCount > 30) return false;
  const lengthCount = take(4) + 4;
  memory.fill(lengthBits, 0, 19);
  for (let n: u32 = 0; n < lengthCount; n++) {
    store<u8>(lengthBits + load<u8>(ORDER + n), take(3));
  }
  return (
    fillTable(lengths, LENGTH_BITS, lengthBits, lengthSymbols, 19) &&
    readCodeBits(literalCount + distanceCount) &&
    load<u8>(codeBits + 256) != 0 &&
    fillTables(literalCount, distanceCount)
  );
}

/** Reads how many bits each code has, written in runs. */
function readCodeBits(count: u32): bool {
  let n: u32 = 0;
  while (n < count) {
    refill();
    const entry = load<u32>(
      lengths + (((<usize>held) & ((1 << LENGTH_BITS) - 1)) << 2),
    );
    drop(entry & 63);
    const symbol = entry >> 16;
    if (symbol < 16) {
      store<u8>(codeBits + n++, symbol);
      continue;
    }
    if (symbol == 16 && n == 0) return false;
    const bits = symbol == 16 ? load<u8>(codeBits + n - 1) : 0;
    const times =
      symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
    if (n + times > count) return false;
    memory.fill(codeBits + n, bits, times);
    n += times;
  }
  return true;
}
