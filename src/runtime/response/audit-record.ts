import type { ResponseName } from "./contract";
import type { Occasion } from "./occasion";
import type { State } from "./response";

/** How it ended. */
export type Outcome =
  /** It was spoiled and is mended. */
  | "mended"
  /** It is spoiled, and stays so because this is a dry run. */
  | "would mend"
  /** It is as it should be: somebody mended it, or an earlier delivery of the same event did. */
  | "unchanged"
  /** The allow-list says so. */
  | "left alone"
  /** It cannot be mended, and no further try would help. */
  | "impossible"
  /** It did not work this time. Lambda tries twice more, then the event goes to the failed responses. */
  | "failed";

/** What a response did to one thing, and why. */
export interface AuditRecord {
  readonly response: ResponseName;
  readonly outcome: Outcome;
  /** The thing's ARN; where it could not be found out, what the event calls it. */
  readonly resource: string;
  /** The event in one sentence. */
  readonly why: string;
  /** Why it ended in this way, where that needs words. */
  readonly reason?: string;
  readonly before?: State;
  /** As AWS accepted it; of a dry run, as it would be. */
  readonly after?: State;
  readonly event: Omit<Occasion, "detail">;
}
