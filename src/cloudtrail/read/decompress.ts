import { createGunzip } from "node:zlib";
import { collect } from "./collect";
import { errorCode } from "./error-code";
import { gzipProblem, isGzip, mostLayers, tooManyLayers } from "./gzip-problem";
import { UnreadableError } from "./unreadable-error";

/**
 * The content of gzip bytes, of one member or several; other bytes as they are. What was
 * compressed twice is decompressed twice.
 *
 * @throws {UnreadableError} for gzip that is cut off, damaged, or followed by something else
 */
export async function decompress(bytes: Buffer): Promise<Buffer> {
  let content = bytes;
  for (let layer = 0; isGzip(content); layer += 1) {
    if (layer === mostLayers) throw tooManyLayers();
    content = await gunzip(content);
  }
  return content;
}

async function gunzip(bytes: Buffer): Promise<Buffer> {
  const stream = createGunzip({ chunkSize: 1 << 20 });
  stream.end(bytes);
  let content: Buffer;
  try {
    content = await collect(stream);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw gzipProblem(code);
  }
  // zlib stops at a zero after a member, without a word. Zeros to the end are padding.
  const rest = bytes.subarray(stream.bytesWritten);
  if (rest.some((byte) => byte !== 0)) {
    throw new UnreadableError(
      `corrupt gzip (${rest.length} other bytes after its end): fetch the file again`,
    );
  }
  return content;
}
