import type { BacktestResult, BacktestRule, Match } from "../result";
import type { Comparison } from "./comparison";

/** Holds the matches of a run, as they come, against a baseline. */
export interface Comparer {
  /** The rules that must run: those asked for, and those of the baseline. */
  readonly rules: readonly BacktestRule[];
  /** Takes every match of those rules; the matches of one record one after the other. */
  readonly add: (match: Match) => void;
  /** @param ended how the run did */
  readonly result: (ended: BacktestResult["ended"]) => Comparison;
}
