/**
 * The structure of JSON in UTF-8 bytes: where values end, without looking at what they say.
 * `JSON.parse` judges the values; it cannot take a document of more than 512 MB in one piece.
 */

/** The bytes that JSON is built of. None of them occurs within a character of several bytes. */
export const byte = {
  tab: 0x09,
  newline: 0x0a,
  return: 0x0d,
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** The offset of the next byte that is not blank, or `end`. */
export function skipSpace(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(bytes[at])) at += 1;
  return at;
}

/** The offset of the first newline in the range, or `end`. */
export function endOfLine(bytes: Buffer, start: number, end: number): number {
  const at = bytes.indexOf(byte.newline, start);
  return at < 0 || at > end ? end : at;
}

/** The offset after the value that starts here, or -1 for one that does not end in the range. */
export function endOfValue(bytes: Buffer, start: number, end: number): number {
  switch (bytes[start]) {
    case byte.openBrace:
    case byte.openBracket:
      return endOfNested(bytes, start, end);
    case byte.quote:
      return endOfString(bytes, start, end);
    default:
      return endOfScalar(bytes, start, end);
  }
}

function endOfNested(bytes: Buffer, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    switch (bytes[at]) {
      case byte.quote: {
        const after = endOfString(bytes, at, end);
        if (after < 0) return -1;
        at = after - 1;
        break;
      }
      case byte.openBrace:
      case byte.openBracket:
        depth += 1;
        break;
      case byte.closeBrace:
      case byte.closeBracket:
        depth -= 1;
        if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** The offset after the string's closing quote, or -1. */
export function endOfString(bytes: Buffer, start: number, end: number): number {
  for (let at = start + 1; at < end; at += 1) {
    if (bytes[at] === byte.backslash) at += 1;
    else if (bytes[at] === byte.quote) return at + 1;
  }
  return -1;
}

/** The offset after a number or a word: where a blank or a delimiter comes. */
export function endOfScalar(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && !isSpace(bytes[at]) && !isDelimiter(bytes[at])) at += 1;
  return at;
}

function isSpace(code: number | undefined): boolean {
  return (
    code === byte.space ||
    code === byte.newline ||
    code === byte.return ||
    code === byte.tab
  );
}

function isDelimiter(code: number | undefined): boolean {
  return (
    code === byte.comma ||
    code === byte.colon ||
    code === byte.quote ||
    code === byte.openBracket ||
    code === byte.closeBracket ||
    code === byte.openBrace ||
    code === byte.closeBrace
  );
}
