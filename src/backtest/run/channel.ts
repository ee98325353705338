/**
 * A queue between one who gives and one who takes. The giver is told to wait while more than so many
 * items have not been taken, so that memory stays flat however slow the taker is.
 */
export class Channel<T> implements AsyncIterable<T> {
  readonly #most: number;
  readonly #items: T[] = [];
  #end: { readonly error?: unknown } | undefined;
  /** Resolves what the taker waits for. */
  #given: (() => void) | undefined;
  /** Resolves what the giver waits for. */
  #taken: (() => void) | undefined;

  /** @param most items that may wait before the giver has to */
  constructor(most: number) {
    this.#most = most;
  }

  give(item: T): void {
    this.#items.push(item);
    this.#given?.();
  }

  /** Waits until there is room. One may wait at a time. */
  async room(): Promise<void> {
    while (this.#items.length >= this.#most && this.#end === undefined) {
      await new Promise<void>((resolve) => (this.#taken = resolve));
    }
  }

  /** No more items come; with an error, the taker gets it after the last item. */
  end(failure: { readonly error?: unknown } = {}): void {
    this.#end ??= failure;
    this.#given?.();
    this.#taken?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) {
        this.#taken?.();
        yield item;
      } else if (this.#end === undefined) {
        await new Promise<void>((resolve) => (this.#given = resolve));
      } else {
        if ("error" in this.#end) throw this.#end.error;
        return;
      }
    }
  }
}
