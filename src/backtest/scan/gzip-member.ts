/** Bits of a member's header that say what else it has (RFC 1952, 2.3.1). */
const flags = { text: 1, extra: 4, name: 8, comment: 16 } as const;
const KNOWN = flags.text | flags.extra | flags.name | flags.comment;
const HEADER = 10;

/** The bytes behind a member's data: checksum and length of its content. */
export const TRAILER = 8;

/** Where the data of the gzip member at an offset begins; undefined for what is no member, or an uncommon one. */
export function memberData(bytes: Buffer, at: number): number | undefined {
  const isMember =
    at + HEADER <= bytes.length && bytes.readUIntBE(at, 3) === 0x1f8b08;
  if (!isMember) return undefined;
  const has = bytes[at + 3] ?? 0;
  if ((has & ~KNOWN) !== 0) return undefined;
  let start = at + HEADER;
  if (has & flags.extra) {
    if (start + 2 > bytes.length) return undefined;
    start += 2 + bytes.readUInt16LE(start);
  }
  for (const flag of [flags.name, flags.comment]) {
    if ((has & flag) === 0) continue;
    const end = bytes.indexOf(0, start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  return start <= bytes.length ? start : undefined;
}
