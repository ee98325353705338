/** The rules, and what a rule of your own is made and tested with: `trailwire/rules`. @module trailwire/rules */
export * from "../../rules";
export {
  apiCall,
  assumedRole,
  consoleSignIn,
  missing,
  root,
  type Overrides,
} from "../cloudtrail/event";
export { excluding, type Exclusions } from "../rule/exclude";
export { filterText } from "../rule/filter-text";
export { matchRules } from "../rule/match-rules";
export { routesOf } from "../rule/routes";
export {
  severities,
  type AlarmSettings,
  type Control,
  type Route,
  type Rule,
  type Severity,
} from "../rule/rule";
export { runCases, verifyRule, type CaseResult } from "../rule/verify";
export { verifyRules } from "../rule/verify-rules";
