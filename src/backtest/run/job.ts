import type { LogSource } from "../inputs/log-source";
import type { Match } from "../result";

/** Files that one thread reads one after another. */
export type Job = readonly LogSource[];

/** What became of a file. */
export type Outcome =
  | { readonly kind: "read"; readonly records: number; readonly bytes: number }
  | {
      readonly kind: "damaged";
      readonly problem: string;
      readonly recordsBefore: number;
    }
  | { readonly kind: "digest" | "other" }
  | {
      readonly kind: "interrupted";
      /** Why nothing can be read now. @default - somebody wants the run to end */
      readonly problem?: string;
    };

/** What a thread tells, in this order: the matches of a file, then what became of it, then the next file. */
export type Told =
  | { readonly kind: "matches"; readonly matches: readonly Match[] }
  | { readonly kind: "file"; readonly outcome: Outcome };

/** A thread that reads files. */
export interface Lane {
  /** Begins as soon as the jobs before are done. What is told waits to be taken; little of it can wait. */
  run(job: Job): AsyncIterable<readonly Told[]>;
  /** Ends the file that is being read as interrupted, and those that come, too. */
  stop(): void;
  close(): Promise<void>;
}
