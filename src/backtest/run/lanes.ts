import type { LogPorts } from "../inputs/open-log";
import type { LogRange } from "../log-range";
import type { BacktestRule } from "../result";
import type { Lanes } from "./in-order";
import type { Lane } from "./job";
import { localLane } from "./local-lane";
import { workerLane } from "./worker-lane";

/** The threads of a run. */
export interface Threads {
  /** This one. It is among the lanes where there is no other. */
  readonly local: Lane;
  readonly lanes: Lanes;
  stop(): void;
  close(): Promise<void>;
}

/**
 * Makes the lanes of a run.
 *
 * @param count of worker threads; one means none, but this thread
 */
export function openLanes(
  count: number,
  rules: readonly BacktestRule[],
  range: LogRange,
  ports: LogPorts,
  progress: (bytes: number) => void,
): Threads {
  const local = localLane({ rules, range, ports, progress });
  // Workers need no more of a rule, and a rule's cases are many.
  const bare = rules.map(({ id, pattern }) => ({ id, pattern }));
  const [first = local, ...others] =
    count === 1
      ? []
      : Array.from({ length: count }, () =>
          workerLane({ rules: bare, range }, progress),
        );
  const lanes: Lanes = [first, ...others];
  const all = [...new Set([local, ...lanes])];
  return {
    local,
    lanes,
    stop: () => all.forEach((lane) => lane.stop()),
    close: async () => {
      await Promise.all(all.map((lane) => lane.close()));
    },
  };
}
