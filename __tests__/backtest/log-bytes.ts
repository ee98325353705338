import { constants, gzipSync, type ZlibOptions } from "node:zlib";
import fc from "fast-check";
import type { Dice } from "./dice";
import { anyValue, spaced, spelled } from "./spelling";

/** The bytes of a log file, and the lengths of the chunks that they come in. */
export class LogBytes {
  readonly bytes: Buffer;
  readonly lengths: readonly number[];

  constructor(bytes: Buffer, lengths: readonly number[]) {
    this.bytes = bytes;
    // Not thousands of chunks: each takes zlib a way to another thread and back.
    const scale = Math.ceil(bytes.length / 2 ** 10);
    this.lengths = lengths.map((length) => length * scale);
  }

  /** What fast-check shows of a failure. */
  [fc.toStringMethod](): string {
    const isText = this.bytes[0] !== 0x1f;
    const how = isText ? "utf8" : "base64";
    const bytes = JSON.stringify(this.bytes.toString(how));
    return `Buffer.from(${bytes}, "${how}") in chunks of ${this.lengths.join(", ")}`;
  }
}

/** The texts of records as log files: as one, or as several joined, with other members beside `Records`. */
export function logText(records: readonly string[], dice: Dice): string {
  const cuts = [...dice.some(2, () => dice.below(records.length + 1))];
  const bounds = [0, ...cuts.sort((a, b) => a - b), records.length];
  const files = bounds.slice(1).map((end, n) => {
    const inside = records.slice(bounds[n], end);
    const list = `[${inside.map((text) => spaced(text, dice)).join(",")}]`;
    const members = [
      ...others(dice),
      `"Records"${spaced(":", dice)}${list}`,
      ...others(dice),
    ];
    return `{${members.map((text) => spaced(text, dice)).join(",")}}`;
  });
  return files.map((text) => spaced(text, dice)).join("");
}

/** Members beside `Records`, which most files do not have. */
function others(dice: Dice): readonly string[] {
  if (!dice.oneIn(12)) return [];
  const name = dice.pick(["a", "Record", "records", "", '"Records']);
  return [`${JSON.stringify(name)}:${spelled(anyValue(dice), dice)}`];
}

/** Something done to bytes. Its throws come before those of the bytes, so that they never run out. */
export type Change = (dice: Dice) => (bytes: Buffer) => Buffer;

export const unchanged: Change = () => (bytes) => bytes;

const plainRecord = `${JSON.stringify({ eventName: "ListTags", userAgent: "x".repeat(900) })},`;
const escapedRecord = plainRecord.replaceAll("x", "\\u0022");

/**
 * Puts a log file behind another whose length puts it across the end of a block of bytes, whichever
 * size a reader's blocks have: one long record, or many short ones.
 */
export const padded: Change = (dice) => {
  const block = 2 ** (6 + dice.below(15));
  const across = dice.below(65_536);
  const record = dice.pick(["", plainRecord, escapedRecord]);
  return (bytes) => {
    const start = block - (across % (bytes.length + 1));
    const length = Math.max(0, start - '{"Records":[{"x":""}]}'.length);
    const list = record.repeat(
      Math.floor(length / (record.length || Infinity)),
    );
    const rest = "x".repeat(length - list.length);
    const text = `{"Records":[${list}{"x":"${rest}"}]}`;
    return Buffer.concat([Buffer.from(text), bytes]);
  };
};

const strategies = [
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_FIXED,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
] as const;

/** Bytes as they may lie in a bucket: plain or gzip of any making, of one member or several, or twice. */
export const packed: Change = (dice) => {
  const how = dice.below(8);
  const place = dice.below(65_536);
  const options: ZlibOptions = {
    level: dice.pick([6, 9, 1, 0]),
    strategy: dice.pick(strategies),
    memLevel: dice.pick([8, 1, 9]),
    windowBits: dice.pick([15, 9]),
  };
  return (bytes) => {
    switch (how) {
      case 1:
        return Buffer.concat([Buffer.from("\ufeff"), bytes]);
      case 2:
      case 3:
        return gzipSync(bytes, options);
      case 4:
      case 5: {
        const at = place % (bytes.length + 1);
        const members = [bytes.subarray(0, at), bytes.subarray(at)];
        return Buffer.concat(members.map((part) => gzipSync(part, options)));
      }
      case 6:
        return gzipSync(gzipSync(bytes), options);
      case 7:
        return Buffer.concat([
          gzipSync(bytes, options),
          Buffer.alloc(place % 9),
        ]);
      default:
        return bytes;
    }
  };
};

const slips: readonly [string, ...string[]] = [
  "",
  ..."{}[],:\"\\0123456789.-+eEtfnu'/ \n\t\r\0\x1f\x7f\v\u00a0",
  "\\x",
  "\\u12",
  "\\u12G4",
  "\\ud800",
  "NaN",
  "tru",
  "null",
  '""',
  ",,",
  '","',
  '"Records":[1],',
];

/** Bytes that are not UTF-8: alone, cut off, too long for what they say, half of a pair, beyond the last character. */
const notUtf8 = [
  "80",
  "ff",
  "c3",
  "e697",
  "f09f99",
  "c080",
  "e08080",
  "eda080",
  "f4908080",
] as const;

/** Puts something wrong somewhere, or in the place of something. */
export const slipped: Change = (dice) => {
  const place = dice.below(65_536);
  const wrong = dice.oneIn(6)
    ? Buffer.from(dice.pick(notUtf8), "hex")
    : Buffer.from(dice.pick(slips));
  const removed = dice.below(4);
  return (bytes) => {
    const at = place % (bytes.length + 1);
    const after = bytes.subarray(at + removed);
    return Buffer.concat([bytes.subarray(0, at), wrong, after]);
  };
};

/** Damages what is stored: cuts it off, or makes one byte another. */
export const damaged: Change = (dice) => {
  const isCut = dice.oneIn(2);
  const place = dice.below(65_536);
  const value = dice.below(256);
  return (bytes) => {
    const at = place % (bytes.length + 1);
    if (isCut) return bytes.subarray(0, at);
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return copy;
  };
};

/** Lengths of the chunks that bytes come in: all at once, one by one, or any. */
export function chunkLengths(dice: Dice): readonly number[] {
  switch (dice.below(8)) {
    case 1:
      return [1];
    case 2:
    case 3:
      return [1 + dice.below(100)];
    case 4:
    case 5:
      return [1, ...dice.some(20, () => 1 + dice.below(100))];
    default:
      return [2 ** 30];
  }
}
