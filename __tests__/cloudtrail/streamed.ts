import { streamRecords } from "../../src/cloudtrail/read/stream-records";

/** What a reader gave, and how it ended. */
export interface Reading {
  readonly records: readonly unknown[];
  readonly error?: unknown;
}

/** What {@link streamRecords} gives of bytes that come in chunks of these lengths. */
export async function streamed(
  bytes: Buffer,
  lengths: readonly number[] = [1 << 16],
): Promise<Reading> {
  const records: unknown[] = [];
  try {
    for await (const { index, record } of streamRecords(
      chunks(bytes, lengths),
    )) {
      expect(index).toBe(records.length);
      records.push(record);
    }
  } catch (error) {
    return { records, error };
  }
  return { records };
}

/** The bytes in chunks of these lengths, over and over. */
export async function* chunks(bytes: Buffer, lengths: readonly number[]) {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const end = at + (lengths[n % lengths.length] ?? 1);
    yield bytes.subarray(at, end);
    at = end;
  }
}
