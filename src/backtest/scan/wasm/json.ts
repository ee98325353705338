/*
 * Walks over JSON without building anything. Each function takes the place where something begins
 * and gives the place behind it, or 0 (see failure.ts) for what is not JSON or not complete. Behind
 * the bytes stand zeros, which end every loop: no place is compared with the end.
 */
import { fail } from "./failure";

/** Whether a string had bytes beyond ASCII, which may not be UTF-8. */
export let foreign: bool = false;

/** Whether a string had an escape. */
export let escaped: bool = false;

/** Forgets what strings had so far. */
export function expectAscii(): void {
  foreign = false;
}

export function expectPlain(): void {
  escaped = false;
}

export function skipSpace(at: usize): usize {
  while (load<u8>(at) <= 0x20 && isSpace(load<u8>(at))) at++;
  return at;
}

function isSpace(c: u8): bool {
  return c == 0x20 || c == 0x0a || c == 0x0d || c == 0x09;
}

/** Over any value. */
export function skipValue(at: usize): usize {
  const c = load<u8>(at);
  if (c == 0x22) return skipString(at + 1);
  return c == 0x7b || c == 0x5b ? skipNested(at) : skipScalar(at);
}

/** Over the rest of a string, from behind its opening quote. */
export function skipString(at: usize): usize {
  while (true) {
    const text = v128.load(at);
    // Signed: below a blank are the control characters and all beyond ASCII.
    const special = i8x16.bitmask(
      v128.or(
        i8x16.lt_s(text, i8x16.splat(0x20)),
        v128.or(
          i8x16.eq(text, i8x16.splat(0x22)),
          i8x16.eq(text, i8x16.splat(0x5c)),
        ),
      ),
    );
    if (special == 0) {
      at += 16;
      continue;
    }
    at += ctz(special);
    const c = load<u8>(at);
    if (c == 0x22) return at + 1;
    if (c == 0x5c) {
      at = skipEscape(at + 1);
      if (at == 0) return 0;
    } else if (c >= 0x80) {
      foreign = true;
      at += ctz(~i8x16.bitmask(v128.load(at)));
    } else {
      return fail(at);
    }
  }
}

/** Over an escape, from behind its backslash. */
function skipEscape(at: usize): usize {
  escaped = true;
  switch (load<u8>(at)) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 1;
    case 0x75: {
      // u
      for (let n = 1; n <= 4; n++) {
        if (!isHex(load<u8>(at + n))) return fail(at + n);
      }
      return at + 5;
    }
    default:
      return fail(at);
  }
}

function isDigit(c: u8): bool {
  return c - 0x30 < 10;
}

function isHex(c: u8): bool {
  return isDigit(c) || (c | 0x20) - 0x61 < 6;
}

/** Over a number, true, false or null. */
function skipScalar(at: usize): usize {
  switch (load<u8>(at)) {
    case 0x74:
      return skipWord(at, 0x65757274, 4); // true
    case 0x66:
      return skipWord(at + 1, 0x65736c61, 4); // false, from its a
    case 0x6e:
      return skipWord(at, 0x6c6c756e, 4); // null
    default:
      return skipNumber(at);
  }
}

function skipWord(at: usize, word: u32, length: usize): usize {
  // A word that is cut off differs at its last place at the latest.
  return load<u32>(at) == word ? at + length : fail(at + length - 1);
}

function skipNumber(at: usize): usize {
  if (load<u8>(at) == 0x2d) at++;
  if (load<u8>(at) == 0x30) at++;
  else at = skipDigits(at);
  if (at != 0 && load<u8>(at) == 0x2e) at = skipDigits(at + 1);
  if (at != 0 && (load<u8>(at) | 0x20) == 0x65) {
    const sign = load<u8>(++at);
    if (sign == 0x2b || sign == 0x2d) at++;
    at = skipDigits(at);
  }
  return at;
}

/** Over one digit or more. */
function skipDigits(at: usize): usize {
  if (!isDigit(load<u8>(at))) return fail(at);
  do at++;
  while (isDigit(load<u8>(at)));
  return at;
}

/** Over the name of a member and its colon, to the value. */
function skipName(at: usize): usize {
  if (load<u8>(at) != 0x22) return fail(at);
  at = skipString(at + 1);
  return at == 0 ? 0 : skipColon(at);
}

export function skipColon(at: usize): usize {
  at = skipSpace(at);
  return load<u8>(at) == 0x3a ? skipSpace(at + 1) : fail(at);
}

/** Over an object or array, of at most 64 levels: what is open is a row of bits. */
function skipNested(at: usize): usize {
  /** The innermost is the lowest bit, 1 for an object. */
  let objects: u64 = 0;
  let depth: i32 = 0;
  while (true) {
    const c = load<u8>(at);
    if (c == 0x22) {
      at = skipString(at + 1);
    } else if (c == 0x7b || c == 0x5b) {
      if (depth++ == 64) return fail(at);
      objects = (objects << 1) | u64(c == 0x7b);
      at = skipSpace(at + 1);
      // Each closing bracket is its opening one + 2.
      if (load<u8>(at) != c + 2) {
        if (c == 0x7b) at = skipName(at);
        if (at == 0) return 0;
        continue;
      }
      at++;
      depth--;
      objects >>= 1;
    } else {
      at = skipScalar(at);
    }
    if (at == 0) return 0;
    while (true) {
      if (depth == 0) return at;
      at = skipSpace(at);
      const isObject = (objects & 1) != 0;
      const next = load<u8>(at);
      if (next == 0x2c) {
        at = skipSpace(at + 1);
        if (isObject) at = skipName(at);
        if (at == 0) return 0;
        break;
      }
      if (next != u8(isObject ? 0x7d : 0x5d)) return fail(at);
      at++;
      depth--;
      objects >>= 1;
    }
  }
}
