import type { LogSource } from "../inputs/log-source";
import type { BacktestRule, DamagedFile, Match } from "../result";
import { Tally } from "../tally";
import type { Outcome } from "./job";
import { namesWith, type RunCounts, type RunState } from "./state";

/** What a run has done so far, as its state keeps it. */
export type Done = Pick<
  RunState,
  "done" | "names" | "told" | "counts" | "tally"
>;

/** Counts what is told of files, in their order. */
export class RunCounter {
  readonly tally: Tally;
  interrupted = false;
  /** Why, where nobody wanted it. */
  interruption: string | undefined;
  #counts: RunCounts;
  #done: number;
  #names: string;
  /** Matches of the file that is being read: told of in all, and told of in an earlier run. */
  #told = 0;
  #toldBefore: number;

  /** @param before the state of an earlier run, to go on from there */
  constructor(rules: readonly BacktestRule[], before?: Done) {
    this.tally = new Tally(rules, before?.tally);
    this.#counts = before?.counts ?? none;
    this.#done = before?.done ?? 0;
    this.#names = before?.names ?? "";
    this.#toldBefore = before?.told ?? 0;
  }

  /** Counts matches of the file that is being read. Returns those that nobody has been told of. */
  matches(matches: readonly Match[]): readonly Match[] {
    const known = Math.max(0, this.#toldBefore - this.#told);
    this.#told += matches.length;
    const fresh = matches.slice(known);
    for (const match of fresh) this.tally.add(match);
    return fresh;
  }

  /** Counts the end of the file that is being read. Returns what is wrong with it, if anything is. */
  file(source: LogSource, outcome: Outcome): DamagedFile | undefined {
    if (outcome.kind === "interrupted") {
      this.interrupted = true;
      if (outcome.problem !== undefined) {
        this.interruption = `Reading ended at ${source.name}: ${outcome.problem}.`;
      }
      return undefined;
    }
    this.#done += 1;
    this.#names = namesWith(this.#names, source);
    this.#told = 0;
    this.#toldBefore = 0;
    this.#counts = counted(this.#counts, source, outcome);
    if (outcome.kind !== "damaged") return undefined;
    const { problem, recordsBefore } = outcome;
    const damaged = { file: source.name, problem, recordsBefore };
    this.tally.addDamaged(damaged);
    return damaged;
  }

  get counts(): RunCounts {
    return this.#counts;
  }

  /** What the constructor takes to go on from here. */
  state(): Done {
    return {
      done: this.#done,
      names: this.#names,
      told: Math.max(this.#told, this.#toldBefore),
      counts: this.#counts,
      tally: this.tally.state(),
    };
  }
}

type Ended =
  | Extract<Outcome, { readonly kind: "read" | "damaged" }>
  | { readonly kind: "digest" | "other" };

const none: RunCounts = {
  files: 0,
  records: 0,
  bytes: 0,
  digests: 0,
  notLogs: 0,
  delivered: undefined,
};

function counted(
  counts: RunCounts,
  { told: { delivered } }: LogSource,
  outcome: Ended,
): RunCounts {
  switch (outcome.kind) {
    case "digest":
      return { ...counts, digests: counts.digests + 1 };
    case "other":
      return { ...counts, notLogs: counts.notLogs + 1 };
    case "damaged":
      return withFile(counts, delivered, outcome.recordsBefore, 0);
    case "read":
      return withFile(counts, delivered, outcome.records, outcome.bytes);
  }
}

function withFile(
  counts: RunCounts,
  delivered: RunCounts["delivered"],
  records: number,
  bytes: number,
): RunCounts {
  return {
    ...counts,
    files: counts.files + 1,
    records: counts.records + records,
    bytes: counts.bytes + bytes,
    delivered:
      delivered && counts.delivered
        ? {
            from: Math.min(delivered.from, counts.delivered.from),
            until: Math.max(delivered.until, counts.delivered.until),
          }
        : (delivered ?? counts.delivered),
  };
}
