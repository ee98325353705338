/** Somebody ended the run. Thrown from where the bytes come from, as a broken connection would be. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/**
 * The same chunks until the signal comes, even while one is waited for, as of a pipe whose writer
 * rests.
 *
 * @throws {InterruptedError} when the signal comes
 */
export async function* untilAborted<T>(
  chunks: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const source = chunks[Symbol.asyncIterator]();
  let interrupt = () => {};
  const aborted = () => interrupt();
  signal.addEventListener("abort", aborted);
  try {
    for (;;) {
      // A promise for each chunk: one for all would keep them all.
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        interrupt = () => reject(new InterruptedError());
        if (signal.aborted) interrupt();
        else source.next().then(resolve, reject);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", aborted);
    // Not awaited: it would wait for the chunk.
    source.return?.().catch(() => undefined);
  }
}
