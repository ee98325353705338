/*
 * Members that objects had before, with the value that each had last: log files say the same over
 * and over, in the same order. What comes again is known by a look at its bytes.
 */
import { allocate } from "./memory";
import { Node } from "./paths";

/** What is looked at of a name or value, at most. */
const TEXT: usize = 32;

/** A member of an object; the bytes of its name and of its value stand behind it, {@link TEXT} each. */
@unmanaged
export class KnownMember {
  /** Of the name, its quotes and its colon: how many bytes, and a bit for each. No bits where it is not kept. */
  nameLength: usize;
  nameBits: u32;
  /** The same of the value; the bits have one more, for what stands behind it and ends it. */
  valueLength: usize;
  valueBits: u32;
  /** What rules ask for below the name, or null. */
  node: Node | null;
  /** What came behind it, and what came there before that. */
  next: KnownMember | null;
  other: KnownMember | null;
}

const SIZE: usize = offsetof<KnownMember>() + 2 * TEXT;

/** Members of one object that are kept, a power of 2. Another that falls on the same place takes it. */
const KEPT: usize = 256;

/** Room for the members of an object. */
export function createMembers(): usize {
  return allocate(KEPT * SIZE);
}

/** The place of a name among members. */
export function placeOf(members: usize, hash: usize): KnownMember {
  return changetype<KnownMember>(members + (hash & (KEPT - 1)) * SIZE);
}

/** Whether the member stands here, without a blank before its colon. */
export function hasName(known: KnownMember, at: usize): bool {
  return isText(
    at,
    changetype<usize>(known) + offsetof<KnownMember>(),
    known.nameBits,
  );
}

/**
 * Makes place for another member, and keeps its name if that is short.
 *
 * @param at the place of its opening quote
 * @param length of the name with its quotes and its colon
 * @param isPlain whether it has no escape, and the colon directly behind it
 */
export function setName(
  known: KnownMember,
  at: usize,
  length: usize,
  isPlain: bool,
): void {
  const text = changetype<usize>(known) + offsetof<KnownMember>();
  known.nameLength = length;
  known.nameBits = isPlain ? keep(at, length, text) : 0;
  known.valueBits = 0;
  known.next = null;
  known.other = null;
}

/** Whether the value that the member had stands here. */
export function hasValue(known: KnownMember, at: usize): bool {
  return isText(
    at,
    changetype<usize>(known) + offsetof<KnownMember>() + TEXT,
    known.valueBits,
  );
}

/** Keeps a value that is short and plain, in place of the last. */
export function setValue(known: KnownMember, at: usize, end: usize): void {
  known.valueLength = end - at;
  known.valueBits = keep(
    at,
    end - at + 1,
    changetype<usize>(known) + offsetof<KnownMember>() + TEXT,
  );
}

function isText(at: usize, text: usize, bits: u32): bool {
  const same =
    u32(i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(text)))) |
    (u32(i8x16.bitmask(i8x16.eq(v128.load(at, 16), v128.load(text, 16)))) <<
      16);
  return bits != 0 && (same & bits) == bits;
}

/** Copies a text and gives its bits; none for one that is long, or has bytes beyond ASCII. */
function keep(at: usize, length: usize, text: usize): u32 {
  if (length > TEXT) return 0;
  const first = v128.load(at);
  const second = v128.load(at, 16);
  const bits = u32(((<u64>1) << length) - 1);
  const foreign =
    u32(i8x16.bitmask(first)) | (u32(i8x16.bitmask(second)) << 16);
  if ((foreign & bits) != 0) return 0;
  v128.store(text, first);
  v128.store(text, second, 16);
  return bits;
}
