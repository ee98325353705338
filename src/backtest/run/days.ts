import type { LogRange } from "../log-range";
import type { BacktestResult } from "../result";
import type { RunCounts } from "./state";

type Days = BacktestResult["days"];

/**
 * The days that logs are about: as they were asked for, else as the files' paths and the matches
 * tell.
 *
 * @param matched from the first to the last match
 */
export function daysOf(
  { since, until }: LogRange,
  delivered: RunCounts["delivered"],
  matched: Days,
): Days {
  const first =
    since?.getTime() ?? least(delivered?.from, matched && start(matched.first));
  const last =
    until === undefined
      ? most(delivered && delivered.until - 1, matched && start(matched.last))
      : until.getTime() - 1;
  if (first === undefined || last === undefined || last < first) return matched;
  return { first: day(first), last: day(last) };
}

function least(a = Infinity, b = Infinity): number | undefined {
  return a === Infinity && b === Infinity ? undefined : Math.min(a, b);
}

function most(a = -Infinity, b = -Infinity): number | undefined {
  return a === -Infinity && b === -Infinity ? undefined : Math.max(a, b);
}

function start(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
