import { ByteWindow, more } from "./byte-window";
import { decompressed } from "./decompressed";
import { logFileRecords, type RecordWalk } from "./log-file-records";
import { type NotJsonError, UnreadableError } from "./unreadable-error";

/** A record of a log file. */
export interface StreamedRecord {
  /** Its place among the file's records, from 0. */
  readonly index: number;
  /** What `JSON.parse` gives for it. */
  readonly record: unknown;
}

/** What came before the bytes that are read, by which records and places are counted. */
export interface Before {
  readonly records: number;
  /** Bytes of content. */
  readonly bytes: number;
}

/** Bytes of content in which, behind a mistake in the JSON, damage of the gzip is looked for as its cause. */
const LOOKED_THROUGH = 1 << 28;

/**
 * The records of a CloudTrail log file, one after another while its bytes come: however large the
 * file is, no more of it is in memory than a record and about a megabyte.
 *
 * A file is one log file `{"Records":[…]}`, or several joined; gzip or not. Nothing is read ahead
 * of who asks for records.
 *
 * @param walk what finds the records, where the file has another form
 * @param before what another reader has read of the file; the source begins with as much JSON as
 *   leads to the same place
 * @throws {UnreadableError} for gzip that is cut off or damaged, bytes that are not UTF-8, not JSON
 *   ({@link NotJsonError}) or no log file: after all records before the damage have been given, and
 *   saying how many these were. The checksum of gzip stands at its end, so does its complaint
 * @throws what the source throws, as it is: a connection that breaks says nothing about the file
 */
export async function* streamRecords(
  source: AsyncIterable<Uint8Array>,
  walk: (window: ByteWindow) => RecordWalk = logFileRecords,
  before: Before = { records: 0, bytes: 0 },
): AsyncGenerator<StreamedRecord, void, undefined> {
  const window = new ByteWindow();
  window.dropped = before.bytes;
  const records = walk(window);
  let count = before.records;
  let mistake: UnreadableError | undefined;
  /** The records that are complete in what has come. */
  function* complete(): Generator<StreamedRecord, void, undefined> {
    try {
      for (;;) {
        const next = records.next();
        if (next.done || next.value === more) return;
        yield { index: count, record: next.value.record };
        count += 1;
      }
    } catch (error) {
      mistake = unreadable(error);
    }
  }

  let damage: UnreadableError | undefined;
  try {
    let lookedThrough = 0;
    for await (const chunk of decompressed(source)) {
      if (mistake === undefined) {
        window.add(chunk);
        yield* complete();
      } else {
        lookedThrough += chunk.length;
        if (lookedThrough > LOOKED_THROUGH) break;
      }
    }
  } catch (error) {
    damage = unreadable(error);
  }
  window.ended = damage === undefined ? "whole" : "damaged";
  yield* complete();
  const problem = damage ?? mistake;
  if (problem === undefined) return;
  problem.recordsBefore = count;
  problem.message += `; read before: ${count} ${count === 1 ? "record" : "records"}`;
  throw problem;
}

/** An error that says something about the file. Others are thrown on. */
function unreadable(error: unknown): UnreadableError {
  if (error instanceof UnreadableError) return error;
  throw error;
}
