import { byteText } from "../../print/quantity";
import { AthenaError } from "./athena-error";
import type { AthenaPort, QueryState } from "./athena-port";

export interface RunOptions {
  /** Bytes that the query may read before it is stopped. */
  readonly maxScan: number;
  /** Ends the query early. */
  readonly signal: AbortSignal;
  /** Is told how the query stands, each time that Athena was asked. */
  readonly progress: (state: QueryState) => void;
  /** Waits so many milliseconds, less when the signal comes. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Between two questions, in milliseconds: soon at first, then seldom. */
const FIRST = 500;
const LAST = 5000;

/**
 * Runs one query to its end. Whatever else happens, it does not go on in Athena, where it would cost.
 *
 * @returns its id, and what was read; undefined when the signal has ended it
 * @throws {AthenaError} when it fails, or reads more than it may
 */
export async function runQuery(
  athena: AthenaPort,
  sql: string,
  options: RunOptions,
): Promise<{ readonly id: string; readonly scanned: number } | undefined> {
  if (options.signal.aborted) return undefined;
  const id = await athena.start(sql);
  let isOver = false;
  try {
    const state = await endOf(athena, id, options);
    isOver = state !== undefined;
    if (state === undefined) return undefined;
    const { status, scanned, reason = "Athena does not say why" } = state;
    if (status === "succeeded") return { id, scanned };
    throw new AthenaError(`the query ${id} ${status}: ${reason}`);
  } finally {
    if (!isOver) await athena.stop(id);
  }
}

/**
 * The state in which the query ends; undefined when the signal comes first. Athena tries some queries
 * that have failed again, by itself: a failure is looked at twice.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecutionStatus.html
 */
async function endOf(
  athena: AthenaPort,
  id: string,
  { maxScan, signal, progress, wait }: RunOptions,
): Promise<QueryState | undefined> {
  let before: QueryState["status"] = "queued";
  for (let pause = FIRST; !signal.aborted; pause = Math.min(2 * pause, LAST)) {
    const state = await athena.state(id);
    const { status } = state;
    progress(state);
    if (status === "succeeded" || status === "cancelled") return state;
    if (status === "failed" && before === "failed") return state;
    before = status;
    if (state.scanned > maxScan) {
      throw new AthenaError(
        `the query was stopped after ${byteText(state.scanned)}, more than the ${byteText(maxScan)} that it may read: shorten the time with --since and --until, name accounts and regions, or raise --max-scan`,
      );
    }
    await wait(pause, signal);
  }
  return undefined;
}
