import type { LogSource } from "../inputs/log-source";
import type { Job } from "./job";

/** Bytes of files that are read as one job: to hand over many small files one by one takes time. */
const MOST_BYTES = 4 * 2 ** 20;
const MOST_FILES = 256;

/** The files in jobs, in their order. A stream is a job of its own. */
export async function* jobsOf(
  sources: AsyncIterable<LogSource>,
): AsyncGenerator<Job, void, undefined> {
  let job: LogSource[] = [];
  let total = 0;
  for await (const source of sources) {
    const bytes = source.bytes ?? Infinity;
    if (
      job.length === MOST_FILES ||
      (job.length > 0 && total + bytes > MOST_BYTES)
    ) {
      yield job;
      job = [];
      total = 0;
    }
    job.push(source);
    total += bytes;
  }
  if (job.length > 0) yield job;
}

/**
 * The first jobs of a run, up to so many bytes, to see whether it is worth starting threads, and all
 * of them.
 */
export async function peeked(
  jobs: AsyncGenerator<Job, void, undefined>,
  most: number,
): Promise<{
  readonly isMore: boolean;
  readonly jobs: AsyncGenerator<Job, void, undefined>;
}> {
  const first: Job[] = [];
  let total = 0;
  while (total <= most || first.length < 2) {
    const next = await jobs.next();
    if (next.done) return { isMore: false, jobs: chained(first, jobs) };
    first.push(next.value);
    for (const { bytes = 0 } of next.value) total += bytes;
  }
  return { isMore: true, jobs: chained(first, jobs) };
}

async function* chained(
  first: readonly Job[],
  rest: AsyncGenerator<Job, void, undefined>,
): AsyncGenerator<Job, void, undefined> {
  yield* first;
  yield* rest;
}
