/** EventBridge event patterns: reading, checking and matching them as EventBridge does. */
export {
  OR,
  reservedInOr,
  type EventPattern,
  type OperatorPattern,
  type Scalar,
  type ValuePattern,
} from "./event-pattern";
export { EventPatternError } from "./event-pattern-error";
export { eventBridgeLimits } from "./limits";
export { compileEventPattern, leavesMatcher, leavesOfEvent } from "./match";
export type { Leaves } from "./leaves";
export type { Matcher } from "./matcher";
export {
  parseEventPattern,
  type Branch,
  type ParsedEventPattern,
} from "./parse";
