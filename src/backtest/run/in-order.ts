import type { Job, Lane, Told } from "./job";

/** Jobs for each lane that may be under way: while the first is a large file, the others go on. */
const AHEAD = 16;

/** At least one. */
export type Lanes = readonly [Lane, ...Lane[]];

/** What is told of a job, and the job. */
export interface JobTold {
  readonly job: Job;
  readonly told: readonly Told[];
}

/**
 * Has jobs done by several lanes at once, and tells of them in the order of the jobs, whoever is
 * done first. Ends after the job in which a file was interrupted.
 *
 * @param local does the jobs that only this thread can do
 */
export async function* inOrder(
  jobs: AsyncIterable<Job>,
  lanes: Lanes,
  local: Lane,
): AsyncGenerator<JobTold, void, undefined> {
  const load = new Map<Lane, number>();
  const running: {
    readonly job: Job;
    readonly lane: Lane;
    readonly told: AsyncIterable<readonly Told[]>;
  }[] = [];
  const rest = jobs[Symbol.asyncIterator]();
  let more = true;
  try {
    for (;;) {
      while (more && running.length < AHEAD * lanes.length) {
        const next = await rest.next();
        if (next.done) {
          more = false;
          break;
        }
        const job = next.value;
        const lane = onlyHere(job) ? local : idlest(lanes, load);
        load.set(lane, (load.get(lane) ?? 0) + 1);
        running.push({ job, lane, told: lane.run(job) });
      }
      const first = running.shift();
      if (first === undefined) return;
      for await (const told of first.told) yield { job: first.job, told };
      load.set(first.lane, (load.get(first.lane) ?? 0) - 1);
    }
  } finally {
    await rest.return?.();
  }
}

/** Standard input cannot be read from another thread. */
function onlyHere(job: Job): boolean {
  return job.some(({ location }) => location.kind === "stdin");
}

/** The first of those with the fewest jobs. */
function idlest(
  [first, ...others]: Lanes,
  load: ReadonlyMap<Lane, number>,
): Lane {
  const jobs = (lane: Lane) => load.get(lane) ?? 0;
  return others.reduce((a, b) => (jobs(b) < jobs(a) ? b : a), first);
}
