/*
 * Rows of bytes, told apart quickly. Up to 7 bytes behind a row are read and ignored.
 */
const MIX: u64 = 0x9e3779b97f4a7c15;

/** A number that rows with the same bytes share and that spreads well in all its bits. */
export function hashOf(at: usize, length: usize, seed: u64): u64 {
  let hash = mixed(seed ^ length);
  while (length > 8) {
    hash = mixed(hash ^ load<u64>(at));
    at += 8;
    length -= 8;
  }
  return mixed(hash ^ lastWord(at, length));
}

/** Whether two rows of the same length have the same bytes. */
export function areSame(a: usize, b: usize, length: usize): bool {
  while (length > 8) {
    if (load<u64>(a) != load<u64>(b)) return false;
    a += 8;
    b += 8;
    length -= 8;
  }
  return lastWord(a, length) == lastWord(b, length);
}

function lastWord(at: usize, length: usize): u64 {
  // A shift by 64 would be one by 0.
  return length == 0 ? 0 : load<u64>(at) & ((<u64>-1) >> ((8 - length) << 3));
}

function mixed(value: u64): u64 {
  value *= MIX;
  return value ^ (value >> 32);
}
