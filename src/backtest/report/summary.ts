import type { BacktestResult, BacktestRule, RuleTotals } from "../result";
import { type Period, periodOf } from "./period";

/** A rule with what it found. */
export interface RuleRow extends Omit<RuleTotals, "rule"> {
  readonly rule: BacktestRule;
}

/** What the reports begin with. */
export interface Summary {
  /** Rules with matches: those that make the most mails come first. */
  readonly found: readonly RuleRow[];
  /** Rules without any, in their order. Where no record was read, no rule is called silent. */
  readonly silent: readonly BacktestRule[];
  readonly matches: number;
  readonly mails: number;
  /** Matches that no mail tells of, because nobody hears their region. */
  readonly unheard: number;
  /** @default - nothing tells which days the logs are about */
  readonly period: Period | undefined;
}

/** The result brought into the order in which people read it. */
export function summaryOf(result: BacktestResult): Summary {
  const byId = new Map(result.rules.map((rule) => [rule.id, rule]));
  const rows = result.totals.flatMap((totals): readonly RuleRow[] => {
    const rule = byId.get(totals.rule);
    return rule === undefined ? [] : [{ ...totals, rule }];
  });
  const found = rows
    .filter(({ matches }) => matches > 0)
    .sort((a, b) => b.mails - a.mails || b.matches - a.matches);
  const sum = (count: (row: RuleRow) => number) =>
    found.reduce((all, row) => all + count(row), 0);
  const silent = rows.filter(({ matches }) => matches === 0);
  return {
    found,
    silent: result.records === 0 ? [] : silent.map(({ rule }) => rule),
    matches: sum(({ matches }) => matches),
    mails: sum(({ mails }) => mails),
    unheard: sum(({ unheard }) => unheard),
    period: periodOf(result),
  };
}
