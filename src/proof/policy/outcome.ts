/** Whether something holds; reasons where that cannot be told. */
export type Outcome = boolean | Doubt;

/** That it cannot be told. */
export interface Doubt {
  /** What it hinges on, in sentences without capital and full stop. */
  readonly doubts: readonly string[];
}

/** It cannot be told, for these reasons. */
export function doubt(...doubts: readonly string[]): Doubt {
  return { doubts };
}

/** Whether it cannot be told. */
export function isDoubt(outcome: Outcome): outcome is Doubt {
  return typeof outcome === "object";
}

/** The opposite; what cannot be told stays so. */
export function not(outcome: Outcome): Outcome {
  return isDoubt(outcome) ? outcome : !outcome;
}

/** False where one surely fails, else in doubt where one is. */
export function every<T>(
  items: readonly T[],
  test: (item: T) => Outcome,
): Outcome {
  return fold(items, test, false);
}

/** True where one surely holds, else in doubt where one is. */
export function some<T>(
  items: readonly T[],
  test: (item: T) => Outcome,
): Outcome {
  return fold(items, test, true);
}

function fold<T>(
  items: readonly T[],
  test: (item: T) => Outcome,
  decisive: boolean,
): Outcome {
  let found: Doubt | undefined;
  for (const item of items) {
    const outcome = test(item);
    if (outcome === decisive) return decisive;
    if (isDoubt(outcome)) {
      found =
        found === undefined
          ? outcome
          : { doubts: [...new Set([...found.doubts, ...outcome.doubts])] };
    }
  }
  return found ?? !decisive;
}

/** All of them, as `every`. */
export const both = (...outcomes: readonly Outcome[]): Outcome =>
  every(outcomes, (outcome) => outcome);

/** One of them, as `some`. */
export const either = (...outcomes: readonly Outcome[]): Outcome =>
  some(outcomes, (outcome) => outcome);

/** The outcome with the place of what is in doubt. */
export function within(place: string, outcome: Outcome): Outcome {
  return isDoubt(outcome)
    ? doubt(...outcome.doubts.map((text) => `${place}: ${text}`))
    : outcome;
}
