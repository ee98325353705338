/** What a pattern compiles to besides a metric filter and a matcher. */
export { cloudTrailEnvelope } from "./event-envelope";
export {
  toEventPattern,
  toEventPatterns,
  usesWildcard,
  type EventPatternOptions,
} from "./event-pattern";
export { toInsights } from "./insights";
export type { FormOptions } from "./kinds";
export { toSql, type SqlOptions } from "./sql";
export { cloudTrailTable, type SqlTable, type SqlType } from "./sql/table";
export { UnsupportedPatternError, type FormTarget } from "./unsupported";
export { widen, type Widened } from "./widen";
