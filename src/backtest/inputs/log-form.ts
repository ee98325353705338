import { constants, gunzipSync } from "node:zlib";
import { errorCode } from "../../cloudtrail/read/error-code";
import { isGzip, mostLayers } from "../../cloudtrail/read/gzip-problem";
import {
  byte,
  endOfString,
  endOfValue,
  skipSpace,
} from "../../cloudtrail/read/json-bytes";
import { textStart } from "../../cloudtrail/read/text-place";

/**
 * How a file holds records: `log` is CloudTrail's own form, `{"Records":[…]}`, and whatever is
 * unknown; `export` is JSON in other forms; `rows` is CSV with records in the column eventJson.
 */
export type LogForm = "log" | "export" | "rows";

/** Bytes of gzip from whose beginning the form is told: they hold some kilobytes. */
const HEAD = 1024;

/** Bytes that these can have for content: gzip packs one in a thousand at best. */
const MOST_CONTENT = 1 << 21;

/** The form of a file, told from its first bytes, which may be gzip. The name says nothing. */
export function logForm(bytes: Uint8Array): LogForm {
  const head = contentOf(bytes);
  const start = skipSpace(head, textStart(head), head.length);
  switch (head[start]) {
    case undefined:
      return "log"; // empty or damaged: the reader of logs says so
    case byte.openBracket:
      return "export";
    case byte.openBrace:
      return hasRecords(head, start) ? "log" : "export";
    default:
      return hasEventColumn(head, start) ? "rows" : "log";
  }
}

/** The beginning of the content; empty for damaged gzip. */
function contentOf(bytes: Uint8Array): Buffer {
  let content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let layer = 0; isGzip(content) && layer < mostLayers; layer += 1) {
    try {
      content = gunzipSync(content.subarray(0, HEAD), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: MOST_CONTENT,
      });
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      return Buffer.alloc(0);
    }
  }
  return content;
}

/** Whether the object that starts here has the member Records, as far as it can be seen. */
function hasRecords(bytes: Buffer, start: number): boolean {
  const end = bytes.length;
  let at = skipSpace(bytes, start + 1, end);
  while (bytes[at] === byte.quote) {
    const afterName = endOfString(bytes, at, end);
    if (bytes.toString("latin1", at, afterName) === '"Records"') return true;
    const colon = skipSpace(bytes, afterName, end);
    if (afterName < 0 || bytes[colon] !== byte.colon) return false;
    const after = endOfValue(bytes, skipSpace(bytes, colon + 1, end), end);
    if (after < 0) return false;
    const comma = skipSpace(bytes, after, end);
    if (bytes[comma] !== byte.comma) return false;
    at = skipSpace(bytes, comma + 1, end);
  }
  return false;
}

/** Whether the first line names the column in which CloudTrail Lake gives whole records. */
function hasEventColumn(bytes: Buffer, start: number): boolean {
  const [line = ""] = bytes.toString("utf8", start).split("\n", 1);
  return line
    .split(",")
    .some((column) => /^\s*"?eventJson"?\s*$/i.test(column));
}
