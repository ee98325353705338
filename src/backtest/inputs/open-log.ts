import { createReadStream } from "node:fs";
import { fileProblem } from "../../cloudtrail/read/file-problem";
import { UnreadableError } from "../../cloudtrail/read/unreadable-error";
import type { LogSource } from "./log-source";
import type { ObjectStore } from "./object-store";
import { readWhole } from "./read-whole";

const MB = 2 ** 20;

/** Bytes up to which a log is read as a whole: nearly all that CloudTrail writes. Several objects are fetched at once. */
const small = { file: 8 * MB, object: 4 * MB } as const;

const CHUNK = MB;

/** Where the bytes of logs come from. */
export interface LogPorts {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Called for objects of S3 only. */
  readonly store: () => ObjectStore;
}

/**
 * The bytes of a log, all of a small one, else as they come. Those of a file are there until the next
 * file is opened.
 *
 * @param signal ends what is fetched
 * @throws {UnreadableError} for what cannot be read, at once or from the stream
 * @throws {StoreError} where nothing can be read now
 */
export async function openLog(
  { location, bytes = Infinity }: LogSource,
  ports: LogPorts,
  signal: AbortSignal,
): Promise<Uint8Array | AsyncIterable<Uint8Array>> {
  switch (location.kind) {
    case "file":
      return bytes <= small.file
        ? whole(location.path, bytes)
        : streamed(createReadStream(location.path, { highWaterMark: CHUNK }));
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
