/** More gzip than a log file of CloudTrail has. What is longer is not held in memory. */
const LONGEST = 1 << 24;

/** The bytes of a source, all or the first of them. */
export interface Head {
  readonly chunks: readonly Uint8Array[];
  /** What comes behind these, if only an error; undefined where nothing does. */
  readonly rest: AsyncIterable<Uint8Array> | undefined;
}

/** Reads a source to its end, if that is not far. */
export async function readHead(
  source: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Head> {
  if (source instanceof Uint8Array) {
    return { chunks: [source], rest: undefined };
  }
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length <= LONGEST) {
      const next = await iterator.next();
      if (next.done) return { chunks, rest: undefined };
      chunks.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    return { chunks, rest: failing(error) };
  }
  return { chunks, rest: { [Symbol.asyncIterator]: () => iterator } };
}

/** A source of which nothing comes but an error. */
export async function* failing(
  error: unknown,
): AsyncGenerator<never, void, undefined> {
  throw error;
}

/** Chunks, and what comes behind them. */
export async function* chain(
  chunks: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* chunks;
  yield* rest;
}
