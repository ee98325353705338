/*
 * What is known of the records whose values are of these classes. Bounded; when it is full, it
 * forgets all.
 *
 * A verdict is a number: which rules match. JavaScript keeps the lists.
 */
import { areSame, hashOf } from "./bytes";
import { allocate } from "./memory";

/** Bytes of the table at most, if rules ask for some thousand paths. */
const SIZE: usize = 1 << 23;
/** How many it has room for, a power of 2. */
let capacity: usize = 1 << 13;

/** A record's class per path, u16 each; 0 where the record has no such value. */
export let classes: usize = 0;
let length: usize = 0;

/** A verdict and the hash, u32 each, then classes. */
let entries: usize = 0;
let entrySize: usize = 0;
let count: usize = 0;

/** Where {@link verdictOf} found nothing, and {@link setVerdict} writes. */
let free: usize = 0;
let freeHash: u32 = 0;

/** Nothing is known. */
export const UNKNOWN: u32 = 0;
/** No rule matches. */
export const NONE: u32 = 1;

export function setPaths(paths: usize): void {
  length = (paths * 2 + 15) & ~15;
  classes = allocate(length);
  entrySize = 16 + length;
  while (capacity > 16 && capacity * entrySize > SIZE) capacity >>= 1;
  entries = allocate(capacity * entrySize);
}

/** No class for any path. */
export function clearClasses(): void {
  for (let at: usize = 0; at < length; at += 16) {
    v128.store(classes + at, i64x2.splat(0));
  }
}

/** What is known of records of these classes. */
export function verdictOf(): u32 {
  const hash = u32(hashOf(classes, length, 0));
  let entry = entries + ((<usize>hash) & (capacity - 1)) * entrySize;
  while (true) {
    const known = load<u32>(entry);
    if (known == UNKNOWN) break;
    if (load<u32>(entry, 4) == hash && areSame(entry + 16, classes, length)) {
      return known;
    }
    entry += entrySize;
    if (entry == entries + capacity * entrySize) entry = entries;
  }
  free = entry;
  freeHash = hash;
  return UNKNOWN;
}

/** Remembers the verdict on these classes, of which nothing was known a moment ago. */
export function setVerdict(verdict: u32): void {
  if (count++ == capacity - (capacity >> 2)) {
    memory.fill(entries, 0, capacity * entrySize);
    count = 0;
    return;
  }
  store<u32>(free, verdict);
  store<u32>(free, freeHash, 4);
  memory.copy(free + 16, classes, length);
}
