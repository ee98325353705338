import { more, type Awaiting, type ByteWindow } from "./byte-window";
import { byte } from "./json-bytes";
import { expected, foundAt } from "./json-problem";
import { place, textStart } from "./text-place";
import { NotJsonError, UnreadableError } from "./unreadable-error";

/** A record of a log file, in a wrapper that tells it from {@link more}. */
export interface Parsed {
  readonly record: unknown;
}

/** Finds the records in a window, one after another, and waits for bytes in between. */
export type RecordWalk = Generator<Parsed | typeof more, void, undefined>;

const RECORDS: ReadonlySet<string> = new Set(["Records"]);

const FORM = 'a log file, {"Records":[…]}';

/**
 * The records of CloudTrail log files, `{"Records":[…]}`: of one, or of several joined. Members
 * beside `Records` must be JSON and are dropped.
 *
 * @throws {UnreadableError} for anything else; {@link NotJsonError} where it is not JSON either
 */
export function* logFileRecords(window: ByteWindow): RecordWalk {
  yield* window.reach(3);
  window.at = textStart(window.bytes);
  let first = yield* window.next();
  if (first === undefined) {
    throw new UnreadableError(`expected ${FORM}, found nothing`);
  }
  if (first !== byte.openBrace) yield* refuse(window);
  while (first === byte.openBrace) {
    yield* listedRecords(window, RECORDS);
    first = yield* window.next();
  }
  if (first !== undefined) throw unexpected(window, "another log file");
}

/** Tells JSON that is no log file from what is not JSON. */
function* refuse(window: ByteWindow): Awaiting<never> {
  const isArray = window.bytes[window.at] === byte.openBracket;
  // Arrays may be long, and are not looked through.
  if (!isArray) window.parse(yield* window.skipValue());
  const found = isArray ? "an array" : "a single value";
  throw new UnreadableError(`expected ${FORM}, found ${found}`);
}

/**
 * The elements of the lists of these names in the object that starts here.
 *
 * @throws {UnreadableError} for an object without such a list
 */
export function* listedRecords(
  window: ByteWindow,
  lists: ReadonlySet<string>,
): RecordWalk {
  let isLogFile = false;
  let mistake: unknown;
  let token = yield* enter(window);
  while (token !== byte.closeBrace) {
    if (token !== byte.quote) {
      throw unexpected(window, "a name in double quotes");
    }
    const name = yield* window.skipValue();
    const written = window.bytes.toString("latin1", name + 1, window.at - 1);
    const isRecords = lists.has(written);
    mistake ??= mistakeOf(window, name);
    token = yield* window.next();
    if (token !== byte.colon) throw unexpected(window, ": after a name");
    token = yield* enter(window);
    if (isRecords) {
      isLogFile = true;
      yield* arrayRecords(window, written);
    } else {
      const value = yield* window.skipValue();
      mistake ??= mistakeOf(window, value);
    }
    token = yield* following(window, byte.closeBrace);
  }
  window.at += 1;
  // Told only now: the records beside it are as good as they were.
  if (mistake !== undefined) throw mistake;
  if (!isLogFile) {
    throw new UnreadableError(`expected ${FORM}, found no Records`);
  }
}

/**
 * The elements of the array that starts here.
 *
 * @param name of what must be an array
 */
export function* arrayRecords(window: ByteWindow, name: string): RecordWalk {
  const { at, bytes } = window;
  if (bytes[at] !== byte.openBracket) {
    throw window.placed(
      new UnreadableError(
        `expected an array in ${name}, found ${foundAt(bytes, at, bytes.length)} (${place(bytes, at)})`,
      ),
    );
  }
  let token = yield* enter(window);
  while (token !== byte.closeBracket) {
    const start = yield* window.skipValue();
    yield { record: window.parse(start) };
    token = yield* following(window, byte.closeBracket);
  }
  window.at += 1;
}

/** Moves past a bracket or a colon to what comes next. */
function* enter(window: ByteWindow): Awaiting<number | undefined> {
  window.at += 1;
  return yield* window.next();
}

/** Moves from the end of an element to the next one, or to the closing bracket. */
function* following(
  window: ByteWindow,
  closing: number,
): Awaiting<number | undefined> {
  const token = yield* window.next();
  if (token === closing) return token;
  const bracket = String.fromCharCode(closing);
  if (token !== byte.comma) throw unexpected(window, `, or ${bracket}`);
  const next = yield* enter(window);
  if (next === closing) throw unexpected(window, "a value after a comma");
  return next;
}

/** What is wrong with the value from `start` to here; undefined for JSON. */
function mistakeOf(window: ByteWindow, start: number): unknown {
  try {
    window.parse(start);
    return undefined;
  } catch (error) {
    return error;
  }
}

function unexpected(window: ByteWindow, what: string): NotJsonError {
  const { at, bytes } = window;
  return window.placed(expected(what, bytes, at, bytes.length));
}
