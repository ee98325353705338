/*
 * The classes of values that were seen: (path, text of the value) -> class. Bounded; when it is
 * full, it forgets all.
 */
import { areSame, hashOf } from "./bytes";
import { classOf } from "./host";
import { allocate } from "./memory";

const CAPACITY: usize = 1 << 15;
const MOST: usize = CAPACITY - (CAPACITY >> 2);
const TEXTS: usize = 1 << 21;
/** Longer values are asked for each time. */
const LONGEST: usize = 512;

/** hash (0 for none), path and length, place of the text, class: four u32. */
const entries: usize = allocate(CAPACITY << 4);
const texts: usize = allocate(TEXTS + 8);
let count: usize = 0;
let textEnd: usize = texts;

/** The class of a path's value. */
export function valueClass(path: u32, at: usize, length: usize): u32 {
  if (length > LONGEST) return classOf(path, at, length);
  const kind: u32 = (path << 16) | u32(length);
  const hash = u32(hashOf(at, length, path)) | 1;
  let entry = entries + (((<usize>hash) & (CAPACITY - 1)) << 4);
  while (true) {
    const known = load<u32>(entry);
    if (known == 0) break;
    if (
      known == hash &&
      load<u32>(entry, 4) == kind &&
      areSame(load<u32>(entry, 8), at, length)
    ) {
      return load<u32>(entry, 12);
    }
    entry += 16;
    if (entry == entries + (CAPACITY << 4)) entry = entries;
  }
  const found = classOf(path, at, length);
  if (count == MOST || textEnd + length > texts + TEXTS) {
    forget();
    return found;
  }
  count++;
  memory.copy(textEnd, at, length);
  store<u32>(entry, hash);
  store<u32>(entry, kind, 4);
  store<u32>(entry, u32(textEnd), 8);
  store<u32>(entry, found, 12);
  textEnd += length;
  return found;
}

function forget(): void {
  memory.fill(entries, 0, CAPACITY << 4);
  count = 0;
  textEnd = texts;
}
