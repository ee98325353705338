import { decompressed } from "../../cloudtrail/read/decompressed";
import {
  streamRecords,
  type StreamedRecord,
} from "../../cloudtrail/read/stream-records";
import type { FastScanner, Scanned } from "./fast-scanner";
import type { Judge } from "./machine";
import { chain, failing } from "./read-head";

/**
 * Looks through a file of any length as it comes: with the scanner as far as that understands it,
 * from there on with the reader of records.
 *
 * @param judge called with each record that a rule may match
 * @param read called with each record that the reader of records gives
 */
export async function scanStream(
  scanner: FastScanner,
  source: AsyncIterable<Uint8Array>,
  judge: Judge,
  read: (record: StreamedRecord) => void,
): Promise<Scanned> {
  let bytes = 0;
  async function* counted() {
    for await (const chunk of decompressed(source)) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const content = counted();
  const window = scanner.open();
  /** What of the content did not come yet, and what came but was not taken. */
  let rest: AsyncIterable<Uint8Array> = content;
  let left: Uint8Array = new Uint8Array();
  try {
    for (let ended = false; !ended && left.length === 0;) {
      const next = await content.next().catch((error: unknown) => {
        rest = failing(error);
      });
      if (next?.done && window.walk(judge) && window.isComplete) {
        return { records: window.records, bytes };
      }
      ended = next?.done ?? true;
      if (next?.done === false) left = window.write(next.value, judge);
    }
    const { lead, records } = window;
    // The memory that the rest is in may move.
    const unread = Buffer.concat([window.rest, left]);
    const before = {
      records: records - (lead.includes("0") ? 1 : 0),
      bytes: bytes - unread.length - lead.length,
    };
    let count = before.records;
    for await (const record of streamRecords(
      chain([Buffer.from(lead), unread], rest),
      undefined,
      before,
    )) {
      count = record.index + 1;
      if (record.index >= records) read(record);
    }
    return { records: count, bytes };
  } finally {
    scanner.close(window);
    await content.return();
  }
}
