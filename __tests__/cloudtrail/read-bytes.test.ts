import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { readBytes } from "../../src/cloudtrail/read/read-bytes";
import { UnreadableError } from "../../src/cloudtrail/read/unreadable-error";

const CONTENT = "a log\n".repeat(1000);
const gzip = gzipSync(CONTENT);

function damaged(): Buffer {
  const bytes = Buffer.from(gzip);
  const checksum = bytes.length - 8;
  bytes.writeUInt32LE(~bytes.readUInt32LE(checksum) >>> 0, checksum);
  return bytes;
}

function compressed(times: number): Buffer {
  return times === 0 ? Buffer.from(CONTENT) : gzipSync(compressed(times - 1));
}

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "trailwire-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function stream(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  const half = Math.ceil(bytes.length / 2);
  return Readable.from([bytes.subarray(0, half), bytes.subarray(half)]);
}

test.each<[what: string, bytes: Buffer, expected: string]>([
  ["plain bytes", Buffer.from(CONTENT), CONTENT],
  ["no bytes", Buffer.alloc(0), ""],
  ["gzip", gzip, CONTENT],
  ["gzip of nothing", gzipSync(""), ""],
  ["several members", Buffer.concat([gzip, gzip]), CONTENT + CONTENT],
  ["zeros after the end", Buffer.concat([gzip, Buffer.alloc(9)]), CONTENT],
  ["gzip of gzip", compressed(2), CONTENT],
])("%s", async (what, bytes, expected) => {
  const path = join(folder, what); // the name says nothing of the content
  fs.writeFileSync(path, bytes);
  expect(String(await readBytes(path))).toBe(expected);
  expect(String(await readBytes(stream(bytes)))).toBe(expected);
});

test.each<[what: string, bytes: Buffer, problem: string]>([
  ["a cut", gzip.subarray(0, -1), "truncated gzip, its end is missing"],
  ["two bytes", gzip.subarray(0, 2), "truncated gzip"],
  ["a wrong checksum", damaged(), "corrupt gzip (Z_DATA_ERROR)"],
  [
    "text behind",
    Buffer.concat([gzip, Buffer.from("more text")]),
    "corrupt gzip",
  ],
  [
    "text behind zeros",
    Buffer.concat([gzip, Buffer.from("\0\0x")]),
    "corrupt gzip (3 other bytes after its end)",
  ],
  ["gzip without end", compressed(5), "expected gzip at most 4 times over"],
])("refuses %s", async (_what, bytes, problem) => {
  const reading = readBytes(stream(bytes));
  await expect(reading).rejects.toThrow(UnreadableError);
  await expect(reading).rejects.toThrow(problem);
});

test("a missing file and a folder are refused", async () => {
  await expect(readBytes(join(folder, "none"))).rejects.toThrow("no such file");
  await expect(readBytes(folder)).rejects.toThrow(
    "expected a file, found a folder: name its files, as in logs/*.gz",
  );
});

test.each([
  ["EACCES", "no permission to read it"],
  ["EIO", "cannot be read (EIO)"],
])("the system's %s is said in words", async (code, problem) => {
  // Not from a real file: who runs the tests may be allowed to read all.
  const failing = Readable.from(
    (async function* () {
      yield Buffer.from("half a log");
      throw Object.assign(new Error(), { code });
    })(),
  );
  await expect(readBytes(failing)).rejects.toThrow(
    new UnreadableError(problem),
  );
});

test("an error that is not the system's keeps its stack", async () => {
  const bug = new TypeError("a bug");
  const failing = Readable.from(
    (async function* (): AsyncGenerator<Uint8Array> {
      throw bug;
    })(),
  );
  await expect(readBytes(failing)).rejects.toBe(bug);
});
