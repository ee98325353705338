import { createReadStream, readFileSync } from "node:fs";
import { fileProblem } from "../../cloudtrail/read/file-problem";
import { UnreadableError } from "../../cloudtrail/read/unreadable-error";
import type { LogSource } from "./log-source";
import type { ObjectStore } from "./object-store";

/** Files up to this size are read as a whole: nearly all that CloudTrail writes. */
export const smallFile = 4 * 2 ** 20;

const CHUNK = 1 << 20;

/** Where the bytes of logs come from. */
export interface LogPorts {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Called for objects of S3 only. */
  readonly store: () => ObjectStore;
}

/**
 * The bytes of a log, all of a small one, else as they come.
 *
 * @throws {UnreadableError} for what cannot be read, at once or from the stream
 */
export async function openLog(
  { location, bytes = Infinity }: LogSource,
  ports: LogPorts,
): Promise<Uint8Array | AsyncIterable<Uint8Array>> {
  const isSmall = bytes <= smallFile;
  switch (location.kind) {
    case "file":
      return isSmall
        ? whole(location.path)
        : streamed(createReadStream(location.path, { highWaterMark: CHUNK }));
    case "object": {
      const chunks = ports.store().read(location.bucket, location.key);
      return isSmall ? joined(chunks) : chunks;
    }
    case "stdin":
      return streamed(ports.stdin);
    case "unreadable":
      throw new UnreadableError(location.problem);
  }
}

/** At once: for a small file, to go through Node's thread pool takes longer than to unpack it. */
function whole(path: string): Uint8Array {
  try {
    return readFileSync(path);
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
