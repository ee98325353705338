import { setImmediate } from "node:timers/promises";
import { UnreadableError } from "../../cloudtrail/read/unreadable-error";
import type { LogSource } from "../inputs/log-source";
import { openLog, type LogPorts } from "../inputs/open-log";
import { StoreError } from "../inputs/store-error";
import type { LogReader } from "../inputs/read-log";
import type { LogRange } from "../log-range";
import type { Match } from "../result";
import type { Channel } from "./channel";
import type { Job, Outcome, Told } from "./job";
import { isWanted, matchesOf } from "./match-of";
import { InterruptedError, untilAborted } from "./until-aborted";

/** What a thread reads files with. */
export interface Examiner {
  readonly read: LogReader<{ readonly id: string }>;
  readonly range: LogRange;
  readonly ports: LogPorts;
  readonly signal: AbortSignal;
  /** Told of bytes that were read, as they lie in the files. */
  readonly progress: (bytes: number) => void;
}

/** Matches, or files, that are told at once. */
const BATCH = 256;

/** Milliseconds after which others have their turn: who listens for Ctrl-C, who shows the progress. */
const TURN = 50;

/** Small objects of S3 that are fetched while one is read. */
const AHEAD = 8;

/** Reads the files of a job and tells what is in them, which nothing but a mistake in the program keeps it from. */
export async function examine(
  job: Job,
  examiner: Examiner,
  channel: Channel<readonly Told[]>,
): Promise<void> {
  const { ports, signal } = examiner;
  const opened: ReturnType<typeof openLog>[] = [];
  let waiting: Told[] = [];
  let matches = 0;
  let turn = -Infinity; // a job begins with one
  const flush = () => {
    if (waiting.length > 0) channel.give(waiting);
    waiting = [];
    matches = 0;
  };
  for (const [n, source] of job.entries()) {
    // Small files are read at once, one after another.
    if (performance.now() - turn > TURN) {
      await setImmediate();
      turn = performance.now();
    }
    while (opened.length < Math.min(n + AHEAD, job.length)) {
      const next = job[opened.length];
      if (next === undefined || signal.aborted) break;
      // A file is opened when its turn comes: its bytes are there until the next.
      if (opened.length > n && next.location.kind !== "object") break;
      const content = openLog(next, ports, signal);
      content.catch(() => undefined); // told when its turn comes
      opened.push(content);
    }
    const found: Match[] = [];
    const content = opened[n];
    const outcome: Outcome =
      content === undefined || signal.aborted
        ? { kind: "interrupted" }
        : await outcomeOf(source, content, examiner, found, async () => {
            // What comes through a pipe may rest at any time. Else a thread tells much at once: it waits with it for those before it.
            if (source.bytes !== undefined && found.length < BATCH) return;
            if (found.length > 0) {
              waiting.push({ kind: "matches", matches: found.splice(0) });
            }
            flush();
            await channel.room();
          });
    if (found.length > 0) waiting.push({ kind: "matches", matches: found });
    waiting.push({ kind: "file", outcome });
    matches += found.length;
    if (waiting.length >= BATCH || matches >= BATCH) {
      flush();
      await channel.room();
    }
  }
  flush();
}

/**
 * @param found gets the matches
 * @param pause is awaited now and then, where that is possible
 */
async function outcomeOf(
  source: LogSource,
  opened: ReturnType<typeof openLog>,
  { read, range, signal, progress }: Examiner,
  found: Match[],
  pause: () => Promise<void>,
): Promise<Outcome> {
  let told = 0;
  async function* watched(chunks: AsyncIterable<Uint8Array>) {
    let bytes = 0;
    for await (const chunk of untilAborted(chunks, signal)) {
      bytes += chunk.length;
      // What is read again was told.
      if (bytes > told) progress(bytes - told);
      told = Math.max(told, bytes);
      yield chunk;
      await pause();
    }
  }
  try {
    const content = await opened;
    if (content instanceof Uint8Array) progress(content.length);
    const bytes =
      content instanceof Uint8Array
        ? content
        : typeof content === "function"
          ? () => watched(content())
          : watched(content);
    const { noLog, ...sizes } = await read(bytes, (match) => {
      if (isWanted(match.record, source, range)) {
        found.push(...matchesOf(source, match));
      }
    });
    return noLog === undefined ? { kind: "read", ...sizes } : { kind: noLog };
  } catch (error) {
    if (signal.aborted || error instanceof InterruptedError) {
      return { kind: "interrupted" };
    }
    if (error instanceof StoreError) {
      return { kind: "interrupted", problem: error.message };
    }
    if (!(error instanceof UnreadableError)) throw error;
    const { message, recordsBefore = 0 } = error;
    const problem = message.replace(/; read before: \d+ records?$/, "");
    return { kind: "damaged", problem, recordsBefore };
  }
}
