import { gunzip } from "./gunzip";
import { isGzip, mostLayers, tooManyLayers } from "./gzip-problem";

/**
 * A stream's bytes, decompressed as they come where they are gzip, of one member or several. What
 * was compressed twice is decompressed twice.
 *
 * @throws {UnreadableError} for gzip that is cut off, damaged, or followed by something else
 * @throws what the source throws, as it is
 */
export async function* decompressed(
  source: AsyncIterable<Uint8Array>,
  layer = 0,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = source[Symbol.asyncIterator]();
  try {
    const head = await atLeast(2, chunks);
    const all = chain(head, chunks);
    if (!isGzip(head)) {
      yield* all;
    } else if (layer === mostLayers) {
      throw tooManyLayers();
    } else {
      yield* decompressed(gunzip(all), layer + 1);
    }
  } finally {
    await chunks.return?.();
  }
}

/** The first chunks as one, of so many bytes where there are as many. */
async function atLeast(
  length: number,
  chunks: AsyncIterator<Uint8Array>,
): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < length) {
    const next = await chunks.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

async function* chain(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield head;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}
