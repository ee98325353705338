import type { Comparer } from "./compare";
import type { Inputs } from "./inputs/inputs";
import type { LogSource, SkipReason } from "./inputs/log-source";
import type { LogPorts } from "./inputs/open-log";
import type { LogRange } from "./log-range";
import type {
  BacktestResult,
  BacktestRule,
  DamagedFile,
  Match,
} from "./result";
import { daysOf } from "./run/days";
import { inOrder } from "./run/in-order";
import { jobsOf, peeked } from "./run/jobs";
import { openLanes } from "./run/lanes";
import { RunCounter } from "./run/run-counter";
import { saveState, writtenRange } from "./run/state";
import { type Resumption, unreadSources } from "./run/unread-sources";

/** What is back-tested, and how. */
export interface BacktestOptions {
  readonly inputs: Inputs;
  /** Ids are unique. */
  readonly rules: readonly BacktestRule[];
  /** @default - all that the inputs have */
  readonly range?: LogRange;
  readonly ports: LogPorts;
  /** Threads that read files. Small inputs are read in this one. @default 1 */
  readonly threads?: number;
  /** What the matches are compared with. @default - nothing */
  readonly comparer?: Pick<Comparer, "rules" | "add"> | undefined;
  /** Gets all matches in the order of files, records and rules, the same whatever the threads. Reading waits for it. */
  readonly onMatches?: (matches: readonly Match[]) => Promise<void>;
  /** Told of each file that cannot be read to its end. */
  readonly onDamaged?: (file: DamagedFile) => void;
  /** Told of bytes that were read, as they lie in the files. */
  readonly onProgress?: (bytes: number) => void;
  /** @default - nothing is kept */
  readonly resume?: Resumption | undefined;
  /** Ends the run with what was found until then. */
  readonly signal?: AbortSignal;
}

/** Compressed bytes that are read before threads would have started. */
const SMALL = 4 * 2 ** 20;

/** Milliseconds between two states. */
const SAVED_EVERY = 5_000;

/**
 * Runs rules over logs.
 *
 * @throws {InputError} for what cannot be listed
 * @throws {StateError} for a state that cannot be gone on from, or not be written
 * @throws {WorkerError} when a thread fails
 */
export async function backtest({
  inputs,
  rules,
  range = {},
  ports,
  threads = 1,
  comparer,
  onMatches,
  onDamaged = () => undefined,
  onProgress = () => undefined,
  resume,
  signal,
}: BacktestOptions): Promise<BacktestResult> {
  const start = performance.now();
  const counter = new RunCounter(rules, resume?.state);
  const ids = new Set(rules.map(({ id }) => id));
  const skipped = new Map<SkipReason, number>();
  const sources = unreadSources(inputs.list(), resume, (reason) =>
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1),
  );
  const { isMore, jobs } = await peeked(jobsOf(sources), SMALL);
  const lanes = openLanes(
    isMore ? threads : 1,
    comparer?.rules ?? rules,
    range,
    ports,
    onProgress,
  );
  const stop = () => lanes.stop();
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  const save = async () => {
    if (resume === undefined) return;
    const { path, question } = resume;
    const state = counter.state();
    await saveState(path, { question, range: writtenRange(range), ...state });
  };
  try {
    await run();
    await save();
  } catch (error) {
    // What was done stays done; the error at hand says more than another.
    await save().catch(() => undefined);
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await lanes.close();
  }
  return result();

  async function run(): Promise<void> {
    let saved = performance.now();
    let job: readonly LogSource[] | undefined;
    let at = 0;
    for await (const next of inOrder(jobs, lanes.lanes, lanes.local)) {
      if (next.job !== job) [job, at] = [next.job, 0];
      for (const told of next.told) {
        if (told.kind === "matches") {
          for (const match of told.matches) comparer?.add(match);
          const asked = told.matches.filter(({ rule }) => ids.has(rule));
          const fresh = counter.matches(asked);
          if (fresh.length > 0) await onMatches?.(fresh);
          continue;
        }
        const source = job[at];
        at += 1;
        const damaged = source && counter.file(source, told.outcome);
        if (damaged !== undefined) onDamaged(damaged);
        if (counter.interrupted) return;
      }
      if (performance.now() - saved < SAVED_EVERY) continue;
      await save();
      saved = performance.now();
    }
  }

  function result(): BacktestResult {
    const { files, records, bytes, digests, notLogs, delivered } =
      counter.counts;
    const count = (reason: SkipReason) => skipped.get(reason) ?? 0;
    const found = counter.tally.result({
      files,
      records,
      bytes,
      skipped: {
        digests: count("digests") + digests,
        insights: count("insights"),
        otherServices: count("otherServices"),
        otherFiles: count("otherFiles"),
        notLogs: count("notLogs") + notLogs,
        outside: count("outside"),
      },
      ended: counter.interrupted ? "interrupted" : "whole",
      seconds: (performance.now() - start) / 1000,
    });
    const { interruption } = counter;
    return {
      ...found,
      days: daysOf(range, delivered, found.days),
      ...(interruption !== undefined && { notes: [interruption] }),
    };
  }
}
