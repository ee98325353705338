/** Random choices that are the same for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to just below 1: mulberry32, small and with a good spread. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to one below the limit. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T; // the index is one of the list's
  }

  hex(length: number): string {
    let text = "";
    while (text.length < length) {
      text += this.below(2 ** 32)
        .toString(16)
        .padStart(8, "0");
    }
    return text.slice(0, length);
  }

  uuid(): string {
    const hex = this.hex(31);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(19)}`;
  }
}

/** One of a list by its share; the shares need no particular sum. */
export function byShare<T extends { readonly share: number }>(
  list: readonly T[],
): (random: Random) => T {
  // A table of so many places is a choice in one look-up.
  const places = 1 << 16;
  const total = list.reduce((sum, { share }) => sum + share, 0);
  const table: T[] = [];
  let sum = 0;
  for (const item of list) {
    sum += item.share;
    while (table.length < (sum / total) * places) table.push(item);
  }
  return (random) => random.pick(table);
}
