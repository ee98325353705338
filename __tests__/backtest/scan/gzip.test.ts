import { randomBytes } from "node:crypto";
import {
  constants,
  deflateRawSync,
  gunzipSync,
  gzipSync,
  type ZlibOptions,
} from "node:zlib";
import { FastScanner } from "../../../src/backtest/scan/fast-scanner";
import { isGzip } from "../../../src/cloudtrail/read/gzip-problem";
import { chunks } from "../../cloudtrail/streamed";
import { logOf, scanned } from "./scans";

const scanner = new FastScanner([]);

/** A record of about so many bytes: of random digits, or of few words. */
function record(length: number, isRandom: boolean): string {
  const text = isRandom
    ? randomBytes(length >> 1).toString("hex")
    : "AROAEXAMPLE:session-".repeat(length / 20);
  return JSON.stringify({ text, zeros: "0".repeat(length / 8) });
}

/** Longer than what the scanner has at hand, compressed and not. */
const log = logOf([
  ...Array.from({ length: 200 }, () => record(1500, true)),
  ...Array.from({ length: 400 }, () => record(1500, false)),
  record(300_000, true),
  record(300_000, false),
]);

const settings: readonly (readonly [what: string, options: ZlibOptions])[] = [
  ...[0, 1, 6, 9].map((level) => [`level ${level}`, { level }] as const),
  ["fixed codes", { strategy: constants.Z_FIXED }],
  ["no repetition", { strategy: constants.Z_HUFFMAN_ONLY }],
  ["runs only", { strategy: constants.Z_RLE }],
  ["a small window", { windowBits: 9 }],
  ["small blocks", { memLevel: 1 }],
];

test.each(settings)("gzip with %s is inflated", (_what, options) => {
  const read = scanned(gzipSync(log, options), [], scanner);
  expect(read).toMatchObject({ records: 602, bytes: log.length });
});

test("one of many members, wherever they meet, and padding", () => {
  const small = logOf([record(100, true), record(100, false)]);
  for (let at = 0; at <= small.length; at += 1) {
    const bytes = Buffer.concat([
      gzipSync(small.subarray(0, at)),
      gzipSync(small.subarray(at)),
      gzipSync(""),
      Buffer.alloc(at % 3),
    ]);
    const read = scanned(bytes, [], scanner);
    expect(read).toMatchObject({ records: 2, bytes: small.length });
  }
});

const gzip = gzipSync('{"Records":[{"eventName":"RunInstances"}]}');

/** The file with flags in its header, and what these announce. */
function withHeader(flags: number, fields: string): Buffer {
  const header = Buffer.from(gzip.subarray(0, 10));
  header.writeUInt8(flags, 3);
  const rest = gzip.subarray(10);
  return Buffer.concat([header, Buffer.from(fields, "latin1"), rest]);
}

test.each([
  ["a name", withHeader(8, "log.json\0")],
  ["a comment", withHeader(16, "é\0")],
  ["all", withHeader(4 + 8 + 16, "\x03\0abclog.json\0-\0")],
])("a header with %s is read", (_what, bytes) => {
  expect(scanned(bytes)).toMatchObject({ records: 1 });
});

test.each([
  ["a name without an end", withHeader(8, "log.json").subarray(0, 18)],
  ["more than there is", withHeader(4, "\xff\xff")],
  ["a checksum of its own", withHeader(2, "ab")],
  ["an unknown flag", withHeader(32, "")],
])("a header with %s is left to zlib", (_what, bytes) => {
  expect(scanned(bytes)).toBeUndefined();
});

const long = gzipSync(log);

test.each<[what: string, bytes: Buffer, size: number]>([
  ...[1, 2, 7].flatMap((size) =>
    [
      ["one member", gzip],
      ["two and padding", Buffer.concat([gzip, gzip, Buffer.alloc(9)])],
      ["a long header", withHeader(4 + 8 + 16, "\x03\0abclog.json\0-\0")],
      ["damage behind it", Buffer.concat([gzip, Buffer.from("x")])],
      ["damage in its padding", Buffer.concat([gzip, Buffer.from("\0\0x")])],
      ["no end", gzip.subarray(0, -1)],
      ["no gzip", Buffer.from('{"Records":[]}')],
      ["nothing", Buffer.alloc(0)],
    ].map(([what, bytes]) => [what, bytes, size] as [string, Buffer, number]),
  ),
  ["a long file", long, 1000],
  ["a long file", long, 2 ** 18],
  ["the end of a long file", long.subarray(0, -4), 2 ** 18],
  ["a header without an end", withHeader(8, "x".repeat(2 ** 19)), 2 ** 16],
])("%s is the same in chunks: %#", async (_what, bytes, size) => {
  const inChunks = await scanner.scanGzip(chunks(bytes, [size]), () => 1);
  const whole = isGzip(bytes) ? scanned(bytes, [], scanner) : undefined;
  expect(inChunks).toEqual(
    whole && { records: whole.records, bytes: whole.bytes },
  );
});

test("a chunk may end anywhere: in a block, a member or what stands behind it", async () => {
  const small = logOf([record(900, true), record(900, false)]);
  const half = small.length / 2;
  const flushed = Buffer.concat([
    gzip.subarray(0, 10),
    // Ends with a stored block, which begins at a byte.
    deflateRawSync(small.subarray(0, half), {
      finishFlush: constants.Z_SYNC_FLUSH,
    }),
    deflateRawSync(small.subarray(half)),
    gzipSync(small).subarray(-8),
  ]);
  const bytes = Buffer.concat([flushed, gzipSync(small), Buffer.alloc(3)]);
  for (let at = 1; at < bytes.length; at += 1) {
    const read = await scanner.scanGzip(chunks(bytes, [at, 2 ** 20]), () => 1);
    expect(read).toEqual({ records: 4, bytes: 2 * small.length });
  }
});

/** Whether zlib takes it. */
function isGood(bytes: Buffer): boolean {
  try {
    gunzipSync(bytes);
    return true;
  } catch {
    return false;
  }
}

test("no damage is taken: a bit that is another, bytes that are missing or too many", () => {
  const damaged = [
    ...Array.from({ length: gzip.length * 8 }, (_, bit) => {
      const bytes = Buffer.from(gzip);
      const at = bit >> 3;
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit & 7)), at);
      return bytes;
    }),
    ...Array.from(gzip, (_, length) => gzip.subarray(0, length)),
    ...["x", "\0x"].map((text) => Buffer.concat([gzip, Buffer.from(text)])),
  ].filter((bytes) => scanned(bytes, [], scanner) !== undefined);
  // Some bits say nothing: the time of compression, what fills the last byte.
  expect(damaged.filter((bytes) => !isGood(bytes))).toEqual([]);
  expect(damaged.length).toBeLessThan(80);
});
