import { more, type Awaiting, type ByteWindow } from "./byte-window";
import { eventsIn } from "./events-in";
import { byte } from "./json-bytes";
import {
  arrayRecords,
  listedRecords,
  type RecordWalk,
} from "./log-file-records";
import { textStart } from "./text-place";
import { UnreadableError } from "./unreadable-error";

/** Members of documents that list events: of log files, `lookup-events` and `get-query-results`. */
const LISTS: ReadonlySet<string> = new Set([
  "Records",
  "Events",
  "QueryResultRows",
]);

/** First members of documents that are walked through, because they may be larger than any event. */
const WRAPPER =
  /^\{\s*"(?:Records|Events|NextToken|QueryResultRows|QueryStat(?:us|istics))"\s*:/;

/** Bytes in which the first member's name stands. */
const PEEKED = 256;

/**
 * The records in what was exported of CloudTrail as JSON: values one after another, such as JSON
 * lines, of which each is a record, an array of records, a log file, or an answer of
 * `lookup-events` or of CloudTrail Lake.
 *
 * @throws {UnreadableError} for what is not JSON, and for an empty file
 */
export function* exportedRecords(window: ByteWindow): RecordWalk {
  yield* window.reach(3);
  window.at = textStart(window.bytes);
  let first = yield* window.next();
  if (first === undefined) {
    throw new UnreadableError("expected CloudTrail events, found nothing");
  }
  while (first !== undefined) {
    if (first === byte.openBracket) {
      yield* unwrapped(arrayRecords(window, "the file"));
    } else if (first === byte.openBrace && (yield* isWrapper(window))) {
      yield* unwrapped(listedRecords(window, LISTS));
    } else {
      const record = window.parse(yield* window.skipValue());
      for (const event of eventsIn(record)) yield { record: event };
    }
    first = yield* window.next();
  }
}

/** The events in what a walk finds. */
function* unwrapped(walk: RecordWalk): RecordWalk {
  for (const found of walk) {
    if (found === more) yield more;
    else for (const record of eventsIn(found.record)) yield { record };
  }
}

function* isWrapper(window: ByteWindow): Awaiting<boolean> {
  if (window.bytes.length - window.at < PEEKED) yield* window.reach(PEEKED);
  const { at, bytes } = window;
  return WRAPPER.test(bytes.toString("latin1", at, at + PEEKED));
}
