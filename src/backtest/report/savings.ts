import type { BacktestResult } from "../result";
import { type Exclusion, exclusionOf } from "./exclusion";
import { periodOf } from "./period";

/** What overlooking one caller would save, of the rules that it sets off most. */
export interface Saving {
  readonly principal: string;
  readonly rules: readonly {
    readonly rule: string;
    readonly matches: number;
    readonly mails: number;
  }[];
  readonly matches: number;
  readonly mails: number;
  /** The entry for the list `exclude` in the settings. */
  readonly exclude: { readonly rules: readonly string[] } & Exclusion;
}

/** Fewer mails than this in all, and than one every other day, are no noise but what the rule is for. */
const LEAST = 3;
const EVERY_OTHER_DAY = 2;

/**
 * The callers that make the most mails, and the line of settings that would spare them. Only rules
 * are named that this caller sets off again and again.
 */
export function savingsOf(result: BacktestResult): readonly Saving[] {
  const days = periodOf(result)?.days ?? 1;
  const least = Math.max(LEAST, days / EVERY_OTHER_DAY);
  const byEntry = new Map<string, Saving>();
  for (const { rule, principals } of result.totals) {
    for (const { value: principal, matches, mails } of principals.values) {
      const exclusion = mails < least ? undefined : exclusionOf(principal);
      if (exclusion === undefined) continue;
      // A service may have acted in several accounts.
      const key = JSON.stringify(exclusion);
      const before = byEntry.get(key);
      byEntry.set(key, {
        principal: before?.principal ?? principal,
        rules: [...(before?.rules ?? []), { rule, matches, mails }],
        matches: (before?.matches ?? 0) + matches,
        mails: (before?.mails ?? 0) + mails,
        exclude: {
          rules: [...new Set([...(before?.exclude.rules ?? []), rule])],
          ...exclusion,
        },
      });
    }
  }
  return [...byEntry.values()].sort((a, b) => b.mails - a.mails);
}
