import type { BacktestResult, Top } from "../result";
import type { ReportOptions } from "./options";
import { savingsOf } from "./savings";
import { summaryOf } from "./summary";

/** Of callers, event names and addresses, so many are listed. */
const LISTED = 100;

/** A back-test as JSON: what is not known is null, times are texts, days are keys. */
export function resultData(
  result: BacktestResult,
  { comparison }: ReportOptions = {},
) {
  const { matches, mails, unheard, period } = summaryOf(result);
  const perDay = (count: number) =>
    period === undefined ? null : Number((count / period.days).toFixed(3));
  const byId = new Map(result.rules.map((rule) => [rule.id, rule]));
  return {
    ended: result.ended,
    seconds: result.seconds,
    days: period ?? null,
    files: result.files ?? null,
    records: result.records ?? null,
    bytes: result.bytes ?? null,
    matches,
    matchesPerDay: perDay(matches),
    mails,
    mailsPerDay: perDay(mails),
    unheard,
    rules: result.totals.map((totals) => ({
      rule: totals.rule,
      title: byId.get(totals.rule)?.title ?? null,
      severity: byId.get(totals.rule)?.severity ?? null,
      matches: totals.matches,
      matchesPerDay: perDay(totals.matches),
      mails: totals.mails,
      mailsPerDay: perDay(totals.mails),
      unheard: totals.unheard,
      first: totals.first ?? null,
      last: totals.last ?? null,
      days: Object.fromEntries(totals.days),
      hoursOfWeek: totals.hours,
      principals: topData(totals.principals),
      eventNames: topData(totals.eventNames),
      addresses: topData(totals.addresses),
    })),
    exclusions: savingsOf(result),
    ...(comparison && { comparison }),
    damaged: result.damaged,
    damagedFiles: result.damagedFiles,
    skipped: result.skipped,
    notes: result.notes ?? [],
  };
}

function topData({ values, exact }: Top) {
  return { values: values.slice(0, LISTED), exact };
}
