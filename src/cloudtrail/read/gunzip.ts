import { on } from "node:events";
import type { TransformOptions } from "node:stream";
import {
  constants,
  createGunzip,
  gunzipSync,
  type Gunzip,
  type ZlibOptions,
} from "node:zlib";
import { errorCode } from "./error-code";
import { gzipProblem } from "./gzip-problem";
import { UnreadableError } from "./unreadable-error";

/** Bytes that are decompressed at a time. When zlib finds damage, it throws away what it has of a piece. */
const PIECE = 1 << 16;

/** Bytes of gzip that are kept to get at that piece nevertheless. Nearly all log files are shorter. */
const KEPT = 1 << 20;

/** What so much gzip of a log can have for content, with room. */
const MOST_KEPT_CONTENT = 1 << 26;

/** An error throws away what the stream has buffered: it shall buffer nothing. */
const OPTIONS: ZlibOptions & TransformOptions = {
  chunkSize: PIECE,
  readableHighWaterMark: 1,
};

/** Both spellings: Node 20.9 knows the old one only. */
const ONE_AT_A_TIME = {
  close: ["end"],
  highWaterMark: 1,
  lowWaterMark: 1,
  highWatermark: 1,
  lowWatermark: 1,
};

/**
 * The content of gzip of one member or several, as it comes.
 *
 * All that comes before a damage is given out first; in more than 1 MiB of gzip, all but the last
 * 64 KB of it. A checksum stands at the end: what it finds wrong has been given out.
 *
 * @throws {UnreadableError} for gzip that is cut off, damaged, or followed by something else
 * @throws what the source throws, as it is
 */
export async function* gunzip(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = createGunzip(OPTIONS);
  // on() listens only until the end, and an error after it is told by feed().
  stream.on("error", () => undefined);
  const pieces = on(stream, "data", ONE_AT_A_TIME);
  const kept: Uint8Array[] = [];
  const fed = feed(keeping(source, kept), stream);
  fed.catch((error: Error) => stream.destroy(error));
  let given = 0;
  try {
    // events.on() gives what listeners get, a list of one.
    for await (const [piece] of pieces) {
      const bytes = piece as Uint8Array;
      given += bytes.length;
      yield bytes;
    }
    await fed;
  } catch (error) {
    const code = errorCode(error);
    if (!code?.startsWith("Z_")) throw error;
    // All that comes before a cut has been given.
    if (code !== "Z_BUF_ERROR") {
      yield salvage(Buffer.concat(kept)).subarray(given);
    }
    throw gzipProblem(code);
  } finally {
    stream.destroy();
  }
}

/** Writes the source into the stream, one chunk at a time, so that its end cannot overtake it. */
async function feed(
  source: AsyncIterable<Uint8Array>,
  stream: Gunzip,
): Promise<void> {
  let length = 0;
  let ended = false;
  const end = new Promise<void>((resolve) => {
    stream.once("end", () => {
      ended = true;
      resolve();
    });
  });
  for await (const chunk of source) {
    length += chunk.length;
    if (!ended) await Promise.race([written(stream, chunk), end]);
    // zlib stops at a zero after a member, without a word. Zeros to the end are padding.
    const rest = chunk.subarray(
      Math.max(0, chunk.length - (length - stream.bytesWritten)),
    );
    if (rest.some((byte) => byte !== 0)) {
      throw new UnreadableError(
        "corrupt gzip (other bytes after its end): fetch the file again",
      );
    }
  }
  stream.end();
}

function written(stream: Gunzip, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** The same chunks, which are also kept in a list as long as they are few. */
async function* keeping(
  source: AsyncIterable<Uint8Array>,
  kept: Uint8Array[],
): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length <= KEPT) kept.push(chunk);
    else kept.length = 0;
    yield chunk;
  }
}

/** The content of the longest beginning of damaged gzip that zlib finds nothing wrong with. */
function salvage(bytes: Buffer): Buffer {
  let content = Buffer.alloc(0);
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      content = gunzipSync(bytes.subarray(0, middle), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: MOST_KEPT_CONTENT,
      });
      good = middle;
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      bad = middle;
    }
  }
  return content;
}
