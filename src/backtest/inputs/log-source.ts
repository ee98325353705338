import type { PathTold } from "./log-path";

/** A file of logs that is to be read. Plain data: it goes to worker threads. */
export interface LogSource {
  /** As results name it. */
  readonly name: string;
  readonly location:
    | { readonly kind: "file"; readonly path: string }
    | { readonly kind: "object"; readonly bucket: string; readonly key: string }
    | { readonly kind: "stdin" }
    | { readonly kind: "unreadable"; readonly problem: string };
  /** Its size as it lies there, mostly compressed; undefined for a stream. */
  readonly bytes: number | undefined;
  /** What its path tells of the records in it. */
  readonly told: PathTold;
}

/** Why a file is not read. */
export type SkipReason =
  | "digests"
  | "insights"
  | "otherServices"
  | "otherFiles"
  | "notLogs"
  | "outside";

/** What a listing comes across. */
export type Listed =
  | { readonly kind: "log"; readonly source: LogSource }
  | { readonly kind: "skipped"; readonly reason: SkipReason };

/** A folder that cannot be listed, which is told where it would have been read. */
export function unreadableSource(name: string, problem: string): Listed {
  const location = { kind: "unreadable", problem } as const;
  return { kind: "log", source: { name, location, bytes: 0, told: {} } };
}
