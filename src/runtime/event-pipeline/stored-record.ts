import type { FindingItem } from "./contract";

/**
 * Bytes of a record that the table takes: DynamoDB's 400 KB for an item, less what stands beside it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const MOST = 350 * 1024;

/**
 * The record as the table keeps it: JSON, without its largest fields where it is too large for an
 * item. CloudTrail's own limit is 256 KB, which Insights records and joined fields can pass.
 */
export function storedRecord(
  record: unknown,
): Pick<FindingItem, "Record" | "Shortened"> {
  const text = JSON.stringify(record);
  if (Buffer.byteLength(text) <= MOST) return { Record: text };
  const fields = Object.entries(Object(record)).map(([name, value]) => ({
    name,
    value,
    bytes: Buffer.byteLength(JSON.stringify({ [name]: value })),
  }));
  let room = MOST;
  const kept = new Set(
    fields
      .toSorted((a, b) => a.bytes - b.bytes)
      .filter(({ bytes }) => (room -= bytes) >= 0),
  );
  const dropped = fields.filter((field) => !kept.has(field));
  return {
    Record: JSON.stringify(
      Object.fromEntries([...kept].map(({ name, value }) => [name, value])),
    ),
    Shortened: dropped.map(({ name }) => name).join(","),
  };
}
