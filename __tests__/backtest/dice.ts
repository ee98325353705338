import fc from "fast-check";
import { runs } from "../support/runs";

/**
 * Choices made by a list of throws: 0, and whatever comes after the list's end, is the plain choice.
 *
 * A generator that asks these can be as deep as it likes, and what fast-check shrinks is the list:
 * a failure ends as the plainest file that shows it.
 */
export class Dice {
  readonly #throws: readonly number[];
  #at = 0;

  constructor(throws: readonly number[]) {
    this.#throws = throws;
  }

  /** A number from 0 to one below the limit, which is at most 65,536. */
  below(limit: number): number {
    const byte = () => this.#throws[this.#at++] ?? 0;
    return (limit > 256 ? byte() * 256 + byte() : byte()) % limit;
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** One of a list; the first is the plain one. */
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  /** Up to so many things, most often few. */
  some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  /** A list in any order. */
  shuffled<T>(list: readonly T[]): T[] {
    const result: T[] = [];
    for (const item of list) {
      // 0 leaves it where it is.
      result.splice(result.length - this.below(result.length + 1), 0, item);
    }
    return result;
  }
}

/** Lists of throws. */
export const throws = fc.array(fc.nat(255), { maxLength: 800, size: "max" });

/** Whatever a function makes of dice. */
export function thrown<T>(make: (dice: Dice) => T): fc.Arbitrary<T> {
  return throws.map((list) => make(new Dice(list)));
}

/** Milliseconds that a property may take; a failure is shrunk for half of them. */
export const patience = 20_000 * runs(1).numRuns;

/** So many runs, which end in time to tell of a failure. */
export function timely(
  count: number,
): Pick<
  fc.Parameters,
  "numRuns" | "interruptAfterTimeLimit" | "markInterruptAsFailure"
> {
  return {
    ...runs(count),
    interruptAfterTimeLimit: patience / 2,
    markInterruptAsFailure: true,
  };
}
