/*
 * What is known of the records whose values are of these classes. Bounded; when it is full, it
 * forgets all.
 *
 * A verdict is a number: which rules match. JavaScript keeps the lists.
 */
import { areSame, hashOf } from "./bytes";
import { pathsFor } from "./host";
import { allocate } from "./memory";
import { valueClass } from "./values";

/** Bytes of the table at most, if rules ask for some thousand paths. */
const SIZE: usize = 1 << 23;
/** How many it has room for, a power of 2. */
let capacity: usize = 1 << 13;

/** No path, or the end of a list of paths. */
export const NO_PATH: u32 = 0xffff;

/** The path of the eventName. */
let namePath: u32 = NO_PATH;

/** Where a record's value for each path is and how long, u32 each; no length where it has no such value. */
let places: usize = 0;
let pathCount: usize = 0;

/** For each class of eventNames, the paths that decide then; 0 where that was not asked yet. */
let deciding: usize = 0;

/** The class of a record's eventName, then those of the paths that decide, u16 each. */
let row: usize = 0;
let rowLength: usize = 0;

const UNKNOWN_CLASS: u32 = 0xffff;

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

export function setPaths(count: usize, name: u32): void {
  namePath = name;
  pathCount = count;
  places = allocate(count << 3);
  deciding = allocate(4 << 16);
  const size: usize = (2 * (count + 1) + 15) & ~15;
  row = allocate(size + 8);
  entrySize = 16 + size;
  while (capacity > 16 && capacity * entrySize > SIZE) capacity >>= 1;
  entries = allocate(capacity * entrySize + 8);
}

/** No value for any path. */
export function clearPlaces(): void {
  memory.fill(places, 0, pathCount << 3);
}

/** Notes the value of a path. */
export function setPlace(path: u32, at: usize, length: usize): void {
  const place = places + (path << 3);
  store<u32>(place, u32(at));
  store<u32>(place, u32(length), 4);
}

function classAt(path: u32): u32 {
  const place = places + (path << 3);
  const length = load<u32>(place, 4);
  return length == 0 ? 0 : valueClass(path, load<u32>(place), length);
}

/** Writes the row of the record; whether all its classes are known. */
function fillRow(): bool {
  const name = namePath == NO_PATH ? 0 : classAt(namePath);
  if (name == UNKNOWN_CLASS) return false;
  store<u16>(row, name);
  rowLength = 2;
  let path = decidingPaths(name);
  while (load<u16>(path) != NO_PATH) {
    const found = classAt(load<u16>(path));
    if (found == UNKNOWN_CLASS) return false;
    store<u16>(row + rowLength, found);
    rowLength += 2;
    path += 2;
  }
  return true;
}

function decidingPaths(name: u32): usize {
  const known = load<u32>(deciding + (name << 2));
  if (known != 0) return known;
  const place = places + (namePath << 3);
  const paths =
    name == 0
      ? pathsFor(0, 0)
      : pathsFor(load<u32>(place), load<u32>(place, 4));
  store<u32>(deciding + (name << 2), u32(paths));
  return paths;
}

/** What is known of records of the same classes. */
export function verdictOf(): u32 {
  free = 0;
  if (!fillRow()) return UNKNOWN;
  const hash = u32(hashOf(row, rowLength, 0));
  let entry = entries + ((<usize>hash) & (capacity - 1)) * entrySize;
  while (true) {
    const known = load<u32>(entry);
    if (known == UNKNOWN) break;
    // A row is as long as its first class says.
    if (load<u32>(entry, 4) == hash && areSame(entry + 16, row, rowLength)) {
      return known;
    }
    entry += entrySize;
    if (entry == entries + capacity * entrySize) entry = entries;
  }
  free = entry;
  freeHash = hash;
  return UNKNOWN;
}

/** Remembers the verdict on the record, of which nothing was known a moment ago. */
export function setVerdict(verdict: u32): void {
  if (free == 0) return;
  if (count++ == capacity - (capacity >> 2)) {
    memory.fill(entries, 0, capacity * entrySize);
    count = 0;
    return;
  }
  store<u32>(free, verdict);
  store<u32>(free, freeHash, 4);
  memory.copy(free + 16, row, rowLength);
}
