/** Windows that are remembered of one rule. */
const MOST = 8192;

/** The event pipeline tells together what happens within this time, in milliseconds. */
const QUARTER = 15 * 60 * 1000;

/** A counter's content, as JSON can hold it. */
export interface MailCounterState {
  /** Quarters of an hour since 1970 by caller. */
  readonly windows: readonly (readonly [
    principal: string,
    quarters: readonly number[],
  ])[];
  /** One window in 2 to the power of this is remembered. */
  readonly halvings: number;
}

/**
 * Counts the mails of one rule: one for each caller and quarter of an hour.
 *
 * Up to 8,192 windows the count is exact. Beyond, a window is remembered or not by the bits of its
 * hash, half of them, a quarter of them, …, and the count is an estimate within about two percent
 * (adaptive sampling, after Wegman), the same in whatever order matches come.
 */
export class MailCounter {
  readonly #windows: Map<string, Set<number>>;
  #halvings: number;
  #size: number;

  constructor({ windows, halvings }: MailCounterState = emptyCounter) {
    this.#windows = new Map(
      windows.map(([principal, quarters]) => [principal, new Set(quarters)]),
    );
    this.#halvings = halvings;
    this.#size = windows.reduce((sum, [, { length }]) => sum + length, 0);
  }

  /** @param moment in milliseconds since 1970; undefined is told as the pipeline does, in 1970 */
  add(principal: string, moment: number | undefined): void {
    const quarter = Math.floor((moment ?? 0) / QUARTER);
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

  /** The mails of all callers. */
  total(): number {
    return this.#size * 2 ** this.#halvings;
  }

  /** The mails of one caller. */
  of(principal: string): number {
    return (this.#windows.get(principal)?.size ?? 0) * 2 ** this.#halvings;
  }

  /** What the constructor takes to go on from here. */
  state(): MailCounterState {
    return {
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
    if (this.#halvings === 0) return true;
    return hash(`${quarter} ${principal}`) % 2 ** this.#halvings === 0;
  }
}

const emptyCounter: MailCounterState = { windows: [], halvings: 0 };

/** 32 bits of FNV-1a over UTF-16 units, stirred so that the low bits depend on all of them. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
