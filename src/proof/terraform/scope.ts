import type { Value, ValueMap } from "../model";

/** What the names in an expression stand for. */
export interface Scope {
  /**
   * The value of a reference such as `local.name` or `aws_sns_topic.alerts`, and how many of its
   * names it took; what remains is looked up in the value.
   */
  readonly resolve: (names: readonly string[]) => Resolved;
  /** An attribute that a map lacks but the object it stands for has, such as one AWS computes. */
  readonly computed: (map: ValueMap, name: string) => Value | undefined;
  /** A text of the folder, for `file()`; unknown where it cannot be read. */
  readonly file: (path: string) => Value;
  /** Notes what could not be evaluated. */
  readonly report: (reason: string) => void;
  readonly budget: Budget;
}

/** The value that a reference begins with. */
export interface Resolved {
  readonly value: Value;
  readonly taken: number;
}

/** Bounds the work on hostile input. Mutable: it is spent. */
export interface Budget {
  /** Steps left for the whole input. */
  steps: number;
  /** Evaluations that stand within each other now. */
  depth: number;
}

/** A budget for one input: the largest stack here takes 3 % of it. */
export function newBudget(): Budget {
  return { steps: 1_500_000, depth: 0 };
}
