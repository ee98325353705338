/*
 * The compressed bytes, as a row of bits.
 */

/** The next byte to take, the end of the bytes at hand, and whether others follow later. */
export let inAt: usize = 0;
export let inEnd: usize = 0;
let isLast: bool = false;

/** Bits that were taken and not used: so many, from the lowest. Those above are not to be relied on. */
export let held: u64 = 0;
export let heldCount: u32 = 0;

/** Starts anew, with bytes that begin at a byte of the row. */
export function startBits(at: usize): void {
  inAt = at;
  held = 0;
  heldCount = 0;
}

/** Goes on with bytes at `at`, behind which stand 64 others of any kind, zeros where these are the last. */
export function setInput(at: usize, end: usize, last: bool): void {
  inAt = at;
  inEnd = end;
  isLast = last;
}

/** Whether so many bytes can be taken, or none will come. */
export function hasInput(length: usize): bool {
  return isLast || inAt + length + 8 <= inEnd;
}

/** The last place from where two times {@link refill} takes nothing that is not at hand. */
export function lastPlace(): usize {
  return isLast ? inEnd + 8 : inEnd - 24;
}

/** Whether more bytes were used than there are. */
export function isOver(): bool {
  return inAt - (heldCount >> 3) > inEnd;
}

/** Notes what a loop has left that kept the row in variables of its own. */
export function putBack(at: usize, bits: u64, count: u32): void {
  inAt = at;
  held = bits;
  heldCount = count;
}

/** At least 56 bits. */
export function refill(): void {
  held |= load<u64>(inAt) << heldCount;
  inAt += (63 - heldCount) >> 3;
  heldCount |= 56;
}

/** The next bits, at most 32, as a number. */
export function take(count: u32): u32 {
  if (heldCount < count) refill();
  const value = u32(held & (((<u64>1) << count) - 1));
  drop(count);
  return value;
}

export function drop(count: u32): void {
  held >>= count;
  heldCount -= count;
}

/** To the next whole byte; gives its place. */
export function toByte(): usize {
  const at = inAt - (heldCount >> 3);
  startBits(at);
  return at;
}

/** The bytes that can be taken as they are. */
export function atHand(): usize {
  return inEnd - inAt;
}

export function advance(length: usize): void {
  inAt += length;
}
