/** The items in arrays of `size`, the last of which may be shorter. An error of the source comes after all items before it. */
export async function* inChunks<T>(
  source: AsyncIterable<T>,
  size: number,
): AsyncGenerator<readonly T[], void, undefined> {
  let chunk: T[] = [];
  try {
    for await (const item of source) {
      chunk.push(item);
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
  } catch (error) {
    if (chunk.length > 0) yield chunk;
    throw error;
  }
  if (chunk.length > 0) yield chunk;
}
