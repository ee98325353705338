import { isUtf8 } from "node:buffer";
import { errorCode } from "./error-code";
import { endOfLine } from "./json-bytes";
import { UnreadableError } from "./unreadable-error";

/** Where the text begins: after a byte order mark, if there is one. */
export function textStart(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** `line 3, column 14`, both counted from 1, the column in characters. */
export function place(bytes: Buffer, offset: number): string {
  let line = 1;
  let start = textStart(bytes);
  let end = endOfLine(bytes, start, offset);
  while (end < offset) {
    line += 1;
    start = end + 1;
    end = endOfLine(bytes, start, offset);
  }
  let column = 1;
  for (let at = start; at < offset; at += 1) {
    if (!isContinuation(bytes[at])) column += 1;
  }
  return `line ${line}, column ${column}`;
}

/** Whether a byte is the second or a later one of its character. */
function isContinuation(code = 0): boolean {
  return (code & 0xc0) === 0x80;
}

/**
 * The text of a range.
 *
 * @throws {UnreadableError} beyond the 512 MB that a string can have
 */
export function textAt(bytes: Buffer, start: number, end: number): string {
  try {
    return bytes.toString("utf8", start, end);
  } catch (error) {
    if (errorCode(error) !== "ERR_STRING_TOO_LONG") throw error;
    throw new UnreadableError(
      `expected events of at most 1 MB, found one of ${Math.round((end - start) / 1e6)} MB (${place(bytes, start)})`,
    );
  }
}

/**
 * CloudWatch Logs takes messages of UTF-8 only. Other bytes are refused, because a pattern must
 * not be judged by a text that has question marks where the log has letters.
 *
 * @throws {UnreadableError} naming the first such line
 */
export function expectUtf8(bytes: Buffer): void {
  if (isUtf8(bytes)) return;
  let line = 1;
  let start = 0;
  for (;;) {
    const end = endOfLine(bytes, start, bytes.length);
    if (!isUtf8(bytes.subarray(start, end)) || end === bytes.length) break;
    line += 1;
    start = end + 1;
  }
  throw new UnreadableError(
    `expected UTF-8, found other bytes (line ${line}): convert the file with iconv`,
  );
}
