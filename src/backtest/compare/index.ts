export { baseline } from "./baseline";
export { compareMatches, type EarlierMatch } from "./compare-matches";
export { compareRules } from "./compare-rules";
export type { Comparer } from "./comparer";
export type { Comparison, Example, RuleChange } from "./comparison";
export { BaselineError, readMatches } from "./read-matches";
