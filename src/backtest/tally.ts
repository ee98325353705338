import { momentOf } from "../cloudtrail/event-time";
import {
  keptMatches,
  type BacktestResult,
  type BacktestRule,
  type DamagedFile,
  type Match,
} from "./result";
import { RuleTally, type RuleTallyState } from "./rule-tally";

/** Damaged files that are kept by name. */
const MOST_DAMAGED = 1000;

/** What a tally does not count: who reads the files knows it. */
export type Circumstances = Pick<
  BacktestResult,
  "files" | "records" | "bytes" | "skipped" | "ended" | "seconds" | "notes"
> & {
  /** @default - the days of the matches */
  readonly days?: BacktestResult["days"];
};

/** A tally's content, as JSON can hold it. */
export interface TallyState {
  readonly rules: Readonly<Record<string, RuleTallyState>>;
  readonly matches: readonly Match[];
  readonly damaged: readonly DamagedFile[];
  readonly damagedFiles: number;
}

/** Counts matches and damaged files, in memory that does not grow with their number. */
export class Tally {
  readonly #rules: readonly BacktestRule[];
  readonly #byRule: ReadonlyMap<string, RuleTally>;
  readonly #matches: Match[];
  readonly #damaged: DamagedFile[];
  #damagedFiles: number;

  /** @param state of an earlier tally of the same rules, to go on from there */
  constructor(rules: readonly BacktestRule[], state?: TallyState) {
    this.#rules = rules;
    this.#byRule = new Map(
      rules.map((rule) => [
        rule.id,
        new RuleTally(rule, state?.rules[rule.id]),
      ]),
    );
    this.#matches = [...(state?.matches ?? [])];
    this.#damaged = [...(state?.damaged ?? [])];
    this.#damagedFiles = state?.damagedFiles ?? 0;
  }

  /** Counts a match of one of the rules. */
  add(match: Match): void {
    this.#byRule.get(match.rule)?.add(match);
    if (this.#matches.length < keptMatches) this.#matches.push(match);
  }

  addDamaged(file: DamagedFile): void {
    this.#damagedFiles += 1;
    if (this.#damaged.length < MOST_DAMAGED) this.#damaged.push(file);
  }

  result(circumstances: Circumstances): BacktestResult {
    const totals = [...this.#byRule.values()].map((tally) => tally.totals());
    return {
      ...circumstances,
      rules: this.#rules,
      totals,
      matches: [...this.#matches],
      days: circumstances.days ?? daysOf(totals),
      damaged: [...this.#damaged],
      damagedFiles: this.#damagedFiles,
    };
  }

  /** What the constructor takes to go on from here. */
  state(): TallyState {
    return {
      rules: Object.fromEntries(
        [...this.#byRule].map(([id, tally]) => [id, tally.state()]),
      ),
      matches: this.#matches,
      damaged: this.#damaged,
      damagedFiles: this.#damagedFiles,
    };
  }
}

/** From the first to the last day of any match. */
function daysOf(totals: BacktestResult["totals"]): BacktestResult["days"] {
  const times = totals.flatMap(({ first, last }) =>
    [first ?? [], last ?? []].flat(),
  );
  const moments = times.flatMap((time) => momentOf(time) ?? []);
  if (moments.length === 0) return undefined;
  const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  return { first: day(Math.min(...moments)), last: day(Math.max(...moments)) };
}
