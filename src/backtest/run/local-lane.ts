import { setMaxListeners } from "node:events";
import { logReader } from "../inputs/read-log";
import type { BacktestRule } from "../result";
import { Channel } from "./channel";
import { examine, type Examiner } from "./examine";
import type { Job, Lane, Told } from "./job";

/** Batches of matches that may wait to be taken. */
export const waitingBatches = 2;

/** What reads files; made when there is one to read. */
export type Prepared = Omit<Examiner, "signal" | "read"> & {
  readonly rules: readonly Pick<BacktestRule, "id" | "pattern">[];
};

/** Reads files in this thread. */
export function localLane({ rules, ...examiner }: Prepared): Lane {
  let read: Examiner["read"] | undefined;
  const stopped = new AbortController();
  const { signal } = stopped;
  setMaxListeners(0, signal); // each object that is fetched listens
  let before: Promise<unknown> = Promise.resolve();
  return {
    run(job: Job) {
      const channel = new Channel<readonly Told[]>(waitingBatches);
      before = before
        .then(() => {
          read ??= logReader(rules);
          return examine(job, { ...examiner, read, signal }, channel);
        })
        .then(
          () => channel.end(),
          (error: unknown) => channel.end({ error }),
        );
      return channel;
    },
    stop: () => stopped.abort(),
    close: async () => {
      stopped.abort();
    },
  };
}
