import type { LogRange } from "../log-range";
import type { BacktestRule } from "../result";
import type { Job, Told } from "./job";

/** What a worker gets when it starts. */
export interface WorkerSettings {
  readonly rules: readonly Pick<BacktestRule, "id" | "pattern">[];
  readonly range: LogRange;
}

/** What a worker is told. */
export type ToWorker =
  | { readonly kind: "job"; readonly job: Job }
  /** A batch was taken, there is room for another. */
  | { readonly kind: "taken" }
  | { readonly kind: "stop" };

/** What a worker tells, job by job. */
export type FromWorker =
  /** So many bytes of files were read since the last time. */
  | { readonly kind: "progress"; readonly bytes: number }
  | { readonly kind: "told"; readonly told: readonly Told[] }
  | { readonly kind: "done" };
