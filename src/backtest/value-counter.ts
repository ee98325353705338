import type { Counted, Top } from "./result";

/** Values that are remembered after rare ones were forgotten. */
const KEPT = 1000;

/** A counter's content, as JSON can hold it. */
export interface ValueCounterState {
  readonly values: readonly (readonly [value: string, matches: number])[];
  readonly exact: boolean;
}

/**
 * Counts values in bounded memory: beyond two thousand, the less frequent half is forgotten. Who
 * writes events chooses their texts, and could choose a new one each time.
 */
export class ValueCounter {
  readonly #counts: Map<string, number>;
  #exact: boolean;

  constructor({ values, exact }: ValueCounterState = emptyCounter) {
    this.#counts = new Map(values);
    this.#exact = exact;
  }

  add(value: string): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
    if (this.#counts.size <= 2 * KEPT) return;
    for (const [rare] of this.#sorted().slice(KEPT)) this.#counts.delete(rare);
    this.#exact = false;
  }

  /** The most frequent values; of the same count, those that came first. */
  top(): Top {
    return {
      values: this.#sorted()
        .slice(0, KEPT)
        .map(([value, matches]): Counted => ({ value, matches })),
      exact: this.#exact && this.#counts.size <= KEPT,
    };
  }

  /** How often a value occurred, as far as it is remembered. */
  of(value: string): number {
    return this.#counts.get(value) ?? 0;
  }

  /** What the constructor takes to go on from here. */
  state(): ValueCounterState {
    return { values: [...this.#counts], exact: this.#exact };
  }

  #sorted(): (readonly [string, number])[] {
    return [...this.#counts].sort(([, a], [, b]) => b - a);
  }
}

const emptyCounter: ValueCounterState = { values: [], exact: true };
