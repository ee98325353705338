import {
  byte,
  endOfLine,
  endOfString,
  endOfValue,
  skipSpace,
} from "./json-bytes";
import { expected, foundAt, jsonProblem } from "./json-problem";
import { jsonEvent, type LogEvent } from "./log-event";
import { expectUtf8, place, textAt, textStart } from "./text-place";
import { UnreadableError } from "./unreadable-error";

/**
 * The events of a log in JSON, one after another.
 *
 * The log is one JSON value, JSON lines (one value per line, blank lines aside), or log files
 * joined as they are. An array stands for its elements, an object with `Records` for those
 * records, any other value is one event.
 *
 * Values are parsed one by one: a document may be larger than what `JSON.parse` takes.
 *
 * @throws {UnreadableError} when it comes to bytes that are not UTF-8, not JSON
 *   ({@link NotJsonError}) or to a `Records` that is not an array
 */
export function* jsonEvents(bytes: Buffer): Generator<LogEvent> {
  expectUtf8(bytes);
  const start = skipSpace(bytes, textStart(bytes), bytes.length);
  if (!isJsonLines(bytes, start)) {
    yield* fromRange(bytes, start, bytes.length);
    return;
  }
  for (let at = start; at < bytes.length;) {
    const end = endOfLine(bytes, at, bytes.length);
    yield* fromRange(bytes, at, end);
    at = end + 1;
  }
}

/** Whether the first line is complete in itself and others follow: then a mistake is one of its line. */
function isJsonLines(bytes: Buffer, start: number): boolean {
  const end = endOfLine(bytes, start, bytes.length);
  return (
    skipSpace(bytes, end, bytes.length) < bytes.length &&
    endOfValue(bytes, start, end) >= 0
  );
}

function* fromRange(
  bytes: Buffer,
  start: number,
  end: number,
): Generator<LogEvent> {
  let at = skipSpace(bytes, start, end);
  while (at < end) {
    const after = yield* fromValue(bytes, at, end);
    at = skipSpace(bytes, after, end);
    // Joined files meet without a newline.
    const joined =
      at === after &&
      bytes[after - 1] === byte.closeBrace &&
      bytes[at] === byte.openBrace;
    if (at < end && !joined && endOfLine(bytes, after, at) === at) {
      throw expected("a newline after a JSON value", bytes, at, end);
    }
  }
}

/** The events of one value at the top, and the offset after it. */
function* fromValue(
  bytes: Buffer,
  start: number,
  end: number,
): Generator<LogEvent, number> {
  switch (bytes[start]) {
    case byte.openBracket:
      return yield* fromArray(bytes, start, end);
    case byte.openBrace:
      return yield* fromObject(bytes, start, end);
    default: {
      const after = endOfValue(bytes, start, end);
      yield parse(bytes, start, after, end, "alone");
      return after;
    }
  }
}

function* fromArray(
  bytes: Buffer,
  start: number,
  end: number,
): Generator<LogEvent, number> {
  let at = skipSpace(bytes, start + 1, end);
  if (bytes[at] === byte.closeBracket) return at + 1;
  for (;;) {
    const after = endOfValue(bytes, at, end);
    yield parse(bytes, at, after, end);
    at = skipSpace(bytes, after, end);
    if (bytes[at] === byte.closeBracket) return at + 1;
    if (bytes[at] !== byte.comma) throw jsonProblem(bytes, start, end);
    at = skipSpace(bytes, at + 1, end);
  }
}

function* fromObject(
  bytes: Buffer,
  start: number,
  end: number,
): Generator<LogEvent, number> {
  const others: (readonly [start: number, end: number])[] = [];
  let isLogFile = false;
  let at = skipSpace(bytes, start + 1, end);
  let more = bytes[at] !== byte.closeBrace;
  while (more) {
    const name = at;
    const afterName =
      bytes[name] === byte.quote ? endOfString(bytes, name, end) : -1;
    if (afterName < 0) throw jsonProblem(bytes, start, end);
    const colon = skipSpace(bytes, afterName, end);
    if (bytes[colon] !== byte.colon) throw jsonProblem(bytes, start, end);
    const value = skipSpace(bytes, colon + 1, end);
    if (bytes.toString("latin1", name, afterName) === '"Records"') {
      isLogFile = true;
      if (bytes[value] !== byte.openBracket) {
        throw new UnreadableError(
          `expected an array in Records, found ${foundAt(bytes, value, end)} (${place(bytes, value)})`,
        );
      }
      at = yield* fromArray(bytes, value, end);
    } else {
      at = endOfValue(bytes, value, end);
      if (at < 0) throw jsonProblem(bytes, start, end);
      others.push([name, afterName], [value, at]);
    }
    at = skipSpace(bytes, at, end);
    more = bytes[at] === byte.comma;
    if (more) at = skipSpace(bytes, at + 1, end);
  }
  if (bytes[at] !== byte.closeBrace) throw jsonProblem(bytes, start, end);
  if (isLogFile) {
    for (const [from, to] of others) parse(bytes, from, to, end);
  } else {
    yield parse(bytes, start, at + 1, end, "alone");
  }
  return at + 1;
}

/** Parses one value of which only the extent is known; `after` is -1 where it has no end. */
function parse(
  bytes: Buffer,
  start: number,
  after: number,
  end: number,
  position: "alone" | "element" = "element",
): LogEvent {
  if (after < 0) throw jsonProblem(bytes, start, end);
  const source = textAt(bytes, start, after);
  try {
    return jsonEvent(JSON.parse(source), source, position);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw jsonProblem(bytes, start, end);
  }
}
