import { more, type Awaiting, type ByteWindow } from "./byte-window";
import { byte } from "./json-bytes";
import { expected, foundAt } from "./json-problem";
import { place, textStart } from "./text-place";
import { NotJsonError, UnreadableError } from "./unreadable-error";

/** A record of a log file, in a wrapper that tells it from {@link more}. */
export interface Parsed {
  readonly record: unknown;
}

type Records = Generator<Parsed | typeof more, void, undefined>;

const FORM = 'a log file, {"Records":[…]}';

/**
 * The records of CloudTrail log files, `{"Records":[…]}`: of one, or of several joined. Members
 * beside `Records` must be JSON and are dropped.
 *
 * @throws {UnreadableError} for anything else; {@link NotJsonError} where it is not JSON either
 */
export function* logFileRecords(window: ByteWindow): Records {
  yield* window.reach(3);
  window.at = textStart(window.bytes);
  let first = yield* window.next();
  if (first === undefined) {
    throw new UnreadableError(`expected ${FORM}, found nothing`);
  }
  if (first !== byte.openBrace) yield* refuse(window);
  while (first === byte.openBrace) {
    yield* objectRecords(window);
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

/** The records of the object that starts here. */
function* objectRecords(window: ByteWindow): Records {
  let isLogFile = false;
  let mistake: unknown;
  let token = yield* enter(window);
  while (token !== byte.closeBrace) {
    if (token !== byte.quote) {
      throw unexpected(window, "a name in double quotes");
    }
    const name = yield* window.skipValue();
    const isRecords =
      window.bytes.toString("latin1", name, window.at) === '"Records"';
    mistake ??= mistakeOf(window, name);
    token = yield* window.next();
    if (token !== byte.colon) throw unexpected(window, ": after a name");
    token = yield* enter(window);
    if (isRecords) {
      isLogFile = true;
      yield* arrayRecords(window);
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

/** The elements of the array that starts here, which must be one. */
function* arrayRecords(window: ByteWindow): Records {
  const { at, bytes } = window;
  if (bytes[at] !== byte.openBracket) {
    throw window.placed(
      new UnreadableError(
        `expected an array in Records, found ${foundAt(bytes, at, bytes.length)} (${place(bytes, at)})`,
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
