import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { account } from "./callers";
import { eventTexts } from "./events";
import { Random } from "./random";

/** How long a log file becomes: so many events, or so many bytes of gzip, and the rest of a block. */
export type Length = { readonly events: number } | { readonly bytes: number };

/** Events of a block, which are compressed before it is asked whether there are enough. */
const BLOCK = 500;

/**
 * Writes a log file as CloudTrail delivers it: one JSON document, without a line break, in one
 * member of gzip. The same seed makes the same file.
 *
 * @returns the number of events in it
 */
export function writeLogFile(
  path: string,
  length: Length,
  seed = 1,
): Promise<number> {
  return write(path, length, eventTexts(seed));
}

/**
 * Writes log files of so many events each, in the folders that CloudTrail has for them.
 *
 * @param folder the bucket's, in which `AWSLogs/` begins
 * @returns their paths
 */
export async function writeLogFiles(
  folder: string,
  files: number,
  events: number,
): Promise<readonly string[]> {
  const texts = eventTexts(1);
  const random = new Random(1);
  const paths: string[] = [];
  for (let n = 0; n < files; n += 1) {
    const path = join(folder, logPath(n, random));
    mkdirSync(dirname(path), { recursive: true });
    await write(path, { events }, texts);
    paths.push(path);
  }
  return paths;
}

/** Where CloudTrail puts a file: one every five minutes. */
function logPath(n: number, random: Random): string {
  const time = new Date(Date.UTC(2026, 0, 15, 10, 5 * n)).toISOString();
  const day = time.slice(0, 10).replaceAll("-", "/");
  const minute = time.slice(0, 16).replace(/[-:]/g, "");
  const name = `${account}_CloudTrail_us-east-1_${minute}Z_${random.hex(16)}`;
  return join(
    ...["AWSLogs", account, "CloudTrail", "us-east-1"],
    ...[day, `${name}.json.gz`],
  );
}

async function write(
  path: string,
  length: Length,
  events: Generator<string, never, undefined>,
): Promise<number> {
  const gzip = createGzip();
  let count = 0;
  let bytes = 0;
  gzip.on("data", (chunk: Buffer) => (bytes += chunk.length));
  const isEnough = () =>
    "events" in length ? count >= length.events : bytes >= length.bytes;
  function* blocks() {
    yield '{"Records":[';
    while (!isEnough()) {
      const most = "events" in length ? length.events - count : BLOCK;
      const block = Array.from(
        { length: Math.min(BLOCK, most) },
        () => events.next().value,
      );
      yield `${count === 0 ? "" : ","}${block.join(",")}`;
      count += block.length;
    }
    yield "]}";
  }
  await pipeline(Readable.from(blocks()), gzip, createWriteStream(path));
  return count;
}
