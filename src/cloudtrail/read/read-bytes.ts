import { createReadStream } from "node:fs";
import { collect } from "./collect";
import { decompress } from "./decompress";
import { fileProblem } from "./file-problem";
import { UnreadableError } from "./unreadable-error";

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
    const problem = fileProblem(error);
    if (problem === undefined) throw error;
    throw new UnreadableError(problem);
  }
}
