import type { MailCounter, MailedMatch } from "./mail-counter";
import { isSampled } from "./sampled";

/** Windows that are remembered of one rule. */
const MOST = 8192;

/** The event pipeline tells together what happens within this time, in milliseconds. */
const QUARTER = 15 * 60 * 1000;

/** A counter's content, as JSON can hold it. */
export interface PipelineMailsState {
  readonly kind: "pipeline";
  /** Quarters of an hour since 1970 by caller. */
  readonly windows: readonly (readonly [
    principal: string,
    quarters: readonly number[],
  ])[];
  /** One window in 2 to the power of this is remembered. */
  readonly halvings: number;
}

/**
 * The mails of the event pipeline: one for each caller and quarter of an hour.
 *
 * Up to 8,192 windows the count is exact. Beyond, a window is remembered or not by the bits of its
 * hash, half of them, a quarter of them, …, and the count is an estimate within about two percent,
 * the same in whatever order matches come.
 */
export class PipelineMails implements MailCounter {
  readonly unheard = 0;
  readonly #windows: Map<string, Set<number>>;
  #halvings: number;
  #size: number;

  constructor({ windows, halvings }: PipelineMailsState = nothing) {
    this.#windows = new Map(
      windows.map(([principal, quarters]) => [principal, new Set(quarters)]),
    );
    this.#halvings = halvings;
    this.#size = windows.reduce((sum, [, { length }]) => sum + length, 0);
  }

  add({ principal }: MailedMatch, moment = 0): void {
    const quarter = Math.floor(moment / QUARTER);
    const quarters = this.#windows.get(principal);
    if (quarters?.has(quarter)) return;
    if (!this.#isRemembered(principal, quarter)) return;
    if (quarters === undefined) {
      this.#windows.set(principal, new Set([quarter]));
    } else {
      quarters.add(quarter);
    }
    this.#size += 1;
    while (this.#size > MOST) this.#halve();
  }

  total(): number {
    return this.#size * 2 ** this.#halvings;
  }

  of(principal: string): number {
    return (this.#windows.get(principal)?.size ?? 0) * 2 ** this.#halvings;
  }

  state(): PipelineMailsState {
    return {
      kind: "pipeline",
      windows: [...this.#windows].map(([principal, quarters]) => [
        principal,
        [...quarters],
      ]),
      halvings: this.#halvings,
    };
  }

  #halve(): void {
    this.#halvings += 1;
    for (const [principal, quarters] of this.#windows) {
      for (const quarter of quarters) {
        if (this.#isRemembered(principal, quarter)) continue;
        quarters.delete(quarter);
        this.#size -= 1;
      }
      if (quarters.size === 0) this.#windows.delete(principal);
    }
  }

  #isRemembered(principal: string, quarter: number): boolean {
    return isSampled(`${quarter} ${principal}`, this.#halvings);
  }
}

const nothing: PipelineMailsState = {
  kind: "pipeline",
  windows: [],
  halvings: 0,
};
