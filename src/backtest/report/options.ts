import type { Comparison } from "../compare/comparison";

/** What a report has besides the result. */
export interface ReportOptions {
  /** @default - compared with nothing */
  readonly comparison?: Comparison;
}
