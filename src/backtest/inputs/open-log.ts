import { createReadStream } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { fileProblem } from "../../cloudtrail/read/file-problem";
import { isGzip } from "../../cloudtrail/read/gzip-problem";
import { UnreadableError } from "../../cloudtrail/read/unreadable-error";
import type { LogContent } from "../scan";
import type { LogSource } from "./log-source";
import type { ObjectStore } from "./object-store";
import { readWhole } from "./read-whole";

const MB = 2 ** 20;

/** Bytes up to which a log is read as a whole: nearly all that CloudTrail writes. Several objects are fetched at once. */
const small = { file: 8 * MB, object: 4 * MB } as const;

/** Bytes of a file after which others have their turn: a quarter of a gigabyte of content at most. */
const CHUNK = MB / 4;

/** Bytes of a file that is not read in chunks. */
const SHORT = MB;

/** Where the bytes of logs come from. */
export interface LogPorts {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Called for objects of S3 only. */
  readonly store: () => ObjectStore;
}

/**
 * The bytes of a log, all of a small one, else as they come. All those of a file are there until the
 * next file is opened.
 *
 * @param signal ends what is fetched
 * @throws {UnreadableError} for what cannot be read, at once or from the stream
 * @throws {StoreError} where nothing can be read now
 */
export async function openLog(
  { location, bytes = Infinity }: LogSource,
  ports: LogPorts,
  signal: AbortSignal,
): Promise<LogContent> {
  switch (location.kind) {
    case "file":
      if (bytes > small.file) return ofFile(location.path, bytes);
      return chunked(whole(location.path, bytes));
    case "object": {
      const { bucket, key } = location;
      const chunks = ports.store().read(bucket, key, signal);
      return bytes <= small.object ? joined(chunks) : chunks;
    }
    case "stdin":
      return streamed(ports.stdin);
    case "unreadable":
      throw new UnreadableError(location.problem);
  }
}

function whole(path: string, expected: number): Uint8Array {
  try {
    return readWhole(path, expected);
  } catch (error) {
    throw unreadable(error);
  }
}

/** A long file; one without a size is a pipe, which can be read once. */
function ofFile(path: string, bytes: number): LogContent {
  const open = () => streamed(createReadStream(path, { highWaterMark: CHUNK }));
  return bytes === Infinity ? open() : open;
}

/** Gzip in chunks, if it is long: who made it chooses how long its content is. */
function chunked(bytes: Uint8Array): LogContent {
  if (bytes.length <= SHORT || !isGzip(bytes)) return bytes;
  return async function* () {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      yield bytes.subarray(at, at + CHUNK);
      await setImmediate();
    }
  };
}

async function* streamed(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* chunks;
  } catch (error) {
    throw unreadable(error);
  }
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

function unreadable(error: unknown): unknown {
  const problem = fileProblem(error);
  return problem === undefined ? error : new UnreadableError(problem);
}
