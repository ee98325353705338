import { setTimeout } from "node:timers/promises";
import { dollars } from "../../print/dollars";
import { byteText } from "../../print/quantity";
import { InputError } from "../inputs/input-error";
import type { BucketCount } from "../inputs/list-bucket";
import type { ObjectLister, ObjectStore } from "../inputs/object-store";
import type { LogRange } from "../log-range";
import { InterruptedError, untilAborted } from "../run/until-aborted";
import {
  type BacktestResult,
  type BacktestRule,
  type Match,
  nothingSkipped,
} from "../result";
import { Tally } from "../tally";
import { AthenaError } from "./athena-error";
import type { AthenaPort, QueryState } from "./athena-port";
import { backtestQueries, type BacktestQueries } from "./backtest-queries";
import { estimate, scanPrice } from "./estimate";
import { estimateText } from "./estimate-text";
import { matchesIn } from "./matches-in";
import { runQuery } from "./run-query";

export interface AthenaBacktestOptions {
  readonly rules: readonly BacktestRule[];
  /** The table as a query names it, with its database and quotes. */
  readonly table: string;
  readonly range: LogRange;
  readonly athena: AthenaPort;
  /** Where the sizes of the files are asked, for the estimate. */
  readonly store: ObjectStore;
  /** Bytes that one query may read. @default - what the workgroup allows */
  readonly maxScan?: number;
  /** Ends the run early. @default - nothing does */
  readonly signal?: AbortSignal;
  /** Is told what the run will read and cost, before it does. */
  readonly estimated?: (sentence: string) => void;
  readonly progress?: (state: QueryState) => void;
  /** Takes every match, in the order of files. @default - they are counted only */
  readonly found?: (match: Match) => void | Promise<void>;
  /** Waits so many milliseconds. @default - a timer */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * The rules over all that a trail has recorded, asked of Athena: what does not fit one machine. The
 * matches are those of the matcher, as far as `toSql` says; the reports are the same.
 *
 * @throws {AthenaError} when it would read more than it may, or fails
 */
export async function athenaBacktest({
  rules,
  table,
  range,
  athena,
  store,
  estimated = () => {},
  progress = () => {},
  found = () => {},
  signal = new AbortController().signal,
  wait = waitFor,
  ...options
}: AthenaBacktestOptions): Promise<BacktestResult> {
  const started = performance.now();
  const asked = backtestQueries(rules, table, range);
  const limit = await athena.limit();
  const maxScan = Math.min(limit ?? Infinity, options.maxScan ?? Infinity);
  const listing: ObjectLister = {
    list: (what) => untilAborted(store.list(what), signal),
  };
  const size = await sizeOf(athena, range, listing, maxScan);
  // What reads nothing is charged nevertheless.
  const isEmpty = size?.files === 0;
  if (!signal.aborted && !isEmpty) {
    estimated(estimateText(size, asked.queries.length));
  }
  refuseAbove(maxScan, size);
  const tally = new Tally(rules);
  const run = { maxScan, signal, progress, wait };
  let scanned = 0;
  let records: number | undefined = isEmpty ? 0 : undefined;
  for (const query of isEmpty ? [] : asked.queries) {
    const outcome = await runQuery(athena, query.sql, run);
    if (outcome === undefined) break;
    scanned += outcome.scanned;
    // Nice to know, but no reason to lose what was paid for.
    records ??= await athena.recordsRead(outcome.id).catch(() => undefined);
    for await (const row of athena.rows(outcome.id)) {
      if (signal.aborted) break;
      for (const match of matchesIn(row, query.rules)) {
        tally.add(match);
        await found(match);
      }
    }
  }
  return tally.result({
    files: size?.files,
    records,
    bytes: undefined,
    skipped: nothingSkipped,
    ended: signal.aborted ? "interrupted" : "whole",
    seconds: (performance.now() - started) / 1000,
    ...daysOf(range),
    notes: isEmpty ? [NOTHING] : notesOf(asked, scanned),
  });
}

async function waitFor(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  // That the wait was cut short is seen by the signal.
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Who may ask Athena may not always list the bucket: then the limit alone protects. */
async function sizeOf(
  athena: AthenaPort,
  range: LogRange,
  store: ObjectLister,
  maxScan: number,
): Promise<BucketCount | undefined> {
  try {
    return await estimate(await athena.table(), range, store);
  } catch (error) {
    if (error instanceof InterruptedError) return undefined;
    if (!(error instanceof InputError)) throw error;
    if (maxScan < Infinity) return undefined;
    throw new AthenaError(
      `what this would read cannot be estimated (${error.message}), and the workgroup has no limit: give one with --max-scan`,
    );
  }
}

function refuseAbove(maxScan: number, size: BucketCount | undefined): void {
  if (size === undefined || size.bytes <= maxScan) return;
  throw new AthenaError(
    `that is more than the ${byteText(maxScan)} that a query may read: shorten the time with --since and --until, name accounts and regions, or raise the limit (--max-scan, and gigabytesPerQuery in the settings of the stack)`,
  );
}

const NOTHING =
  "The trail has no files in what was asked for: Athena was not asked, and charges nothing.";

/** The days asked for, until today where no end is given. */
function daysOf({
  since,
  until = new Date(),
}: LogRange): Pick<BacktestResult, "days"> | undefined {
  if (since === undefined || since >= until) return undefined;
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return {
    days: { first: day(since.getTime()), last: day(until.getTime() - 1) },
  };
}

function notesOf(
  { refused }: BacktestQueries,
  scanned: number,
): readonly string[] {
  return [
    `Asked of Athena, which read ${byteText(scanned)} (compressed) for about ${dollars(scanPrice(scanned))}. It tells the file of a match, not the place in it.`,
    ...refused.map(
      ({ rule, reason }) => `${rule.id} was not asked: ${reason.message}`,
    ),
  ];
}
