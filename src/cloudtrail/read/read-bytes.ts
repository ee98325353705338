import { createReadStream } from "node:fs";
import { collect } from "./collect";
import { decompress } from "./decompress";
import { errorCode } from "./error-code";
import { UnreadableError } from "./unreadable-error";

/** What the system's errors mean to a person. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "expected a file, found a folder: name its files, as in logs/*.gz",
  EACCES: "no permission to read it",
};

/**
 * The content of a file or a stream, decompressed where it is gzip.
 *
 * It is held in memory as a whole, so that nothing is reported of a file whose end cannot be read.
 *
 * @param source a path, or a stream such as standard input
 * @throws {UnreadableError} for what cannot be opened, read to its end or decompressed
 */
export async function readBytes(
  source: string | AsyncIterable<Uint8Array>,
): Promise<Buffer> {
  const stream =
    typeof source === "string"
      ? createReadStream(source, { highWaterMark: 1 << 20 })
      : source;
  return decompress(await read(stream));
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  try {
    return await collect(stream);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UnreadableError(reasons[code] ?? `cannot be read (${code})`);
  }
}
