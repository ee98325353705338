import { byte, endOfLine } from "./json-bytes";
import { textEvent, type LogEvent } from "./log-event";
import { expectUtf8, textAt, textStart } from "./text-place";

/**
 * The events of a log of plain text: each line is one, blank lines aside.
 *
 * @throws {UnreadableError} for bytes that are not UTF-8
 */
export function* textEvents(bytes: Buffer): Generator<LogEvent> {
  expectUtf8(bytes);
  for (let at = textStart(bytes); at < bytes.length;) {
    const end = endOfLine(bytes, at, bytes.length);
    const stop = bytes[end - 1] === byte.return && end > at ? end - 1 : end;
    const line = textAt(bytes, at, stop);
    if (line.trim() !== "") yield textEvent(line);
    at = end + 1;
  }
}
