import { csvRows } from "./csv-rows";
import { decompressed } from "./decompressed";
import { eventOfRow } from "./events-in";
import type { StreamedRecord } from "./stream-records";
import { UnreadableError } from "./unreadable-error";

/**
 * The records in a file of rows that CloudTrail Lake has put into S3: CSV with a column eventJson.
 *
 * @throws {UnreadableError} for what is damaged, no CSV, or without that column: after all records
 *   before it, and saying how many these were
 * @throws what the source throws, as it is
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-download-cloudtrail-lake-query-results.html
 */
export async function* rowRecords(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamedRecord, void, undefined> {
  let columns: readonly string[] | undefined;
  let index = 0;
  try {
    for await (const row of csvRows(texts(decompressed(source)))) {
      if (columns === undefined) {
        columns = row.map(columnName);
        continue;
      }
      const cells = columns.map((name, n) => [name, row[n]] as const);
      yield { index, record: eventOfRow(Object.fromEntries(cells)) };
      index += 1;
    }
  } catch (error) {
    if (error instanceof UnreadableError) {
      error.recordsBefore = index;
      error.message += `; read before: ${index} ${index === 1 ? "record" : "records"}`;
    }
    throw error;
  }
}

/** Athena and Lake write names in small letters at times. */
function columnName(text: string): string {
  const name = text.trim();
  return name.toLowerCase() === "eventjson" ? "eventJson" : name;
}

async function* texts(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of bytes) {
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UnreadableError("expected UTF-8, found other bytes");
  }
}
