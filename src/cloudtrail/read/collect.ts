import { UnreadableError } from "./unreadable-error";

/** Bytes of content that one log may have. A small compressed file can claim any size. */
const MOST = 4 * 2 ** 30;

/**
 * The chunks of a stream as one buffer.
 *
 * @throws {UnreadableError} beyond 4 GiB
 */
export async function collect(
  stream: AsyncIterable<Uint8Array>,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MOST) {
      throw new UnreadableError("more than 4 GiB of content: split the file");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
