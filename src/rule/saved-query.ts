import type { UnsupportedPatternError } from "../pattern/forms";
import type { Rule } from "./rule";

/** A query as it is saved for people to find and run. */
export interface SavedQuery {
  /** Of the rule or the hunt it was made from. */
  readonly id: string;
  readonly kind: "rule" | "hunt";
  /** What it finds, in one to three sentences. */
  readonly description: string;
  readonly text: string;
}

/** A rule that a query language cannot express. */
export interface RefusedRule {
  readonly rule: Rule;
  /** Why, and what to do instead. */
  readonly reason: UnsupportedPatternError;
}

/** Queries, and the rules that have none. */
export interface SavedQuerySet {
  readonly queries: readonly SavedQuery[];
  readonly refused: readonly RefusedRule[];
}

/** What is said of a rule's query. */
export function ruleDescription({ severity, title, description }: Rule) {
  return `${severity.toUpperCase()}: ${title}. ${description}`;
}
