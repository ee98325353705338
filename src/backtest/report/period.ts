import type { BacktestResult } from "../result";

const DAY = 86_400_000;

/** A span of whole days in UTC. */
export interface Period {
  /** `2026-01-15`, both inclusive. */
  readonly first: string;
  readonly last: string;
  readonly days: number;
}

/** The days that the logs are about; undefined where nothing tells. */
export function periodOf({ days }: BacktestResult): Period | undefined {
  if (days === undefined) return undefined;
  const [first, last] = [dayNumber(days.first), dayNumber(days.last)];
  if (first === undefined || last === undefined) return undefined;
  return { ...days, days: Math.max(last - first, 0) + 1 };
}

/** Days since 1970; undefined for a text that is no day. */
export function dayNumber(day: string): number | undefined {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : Math.floor(time / DAY);
}

/** The day as `2026-01-15`. */
export function dayText(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Matches of so many days from one on. */
export interface Bucket {
  /** The first day, since 1970. */
  readonly day: number;
  readonly matches: number;
}

/**
 * The matches along a period in at most so many buckets of equal length. What is outside of the
 * period, because somebody's clock was, is left out.
 */
export function bucketsOf(
  days: ReadonlyMap<string, number>,
  period: Period,
  most: number,
): { readonly length: number; readonly buckets: readonly Bucket[] } {
  const start = dayNumber(period.first) ?? 0;
  const length = Math.ceil(period.days / most);
  const counts = Array<number>(Math.ceil(period.days / length)).fill(0);
  for (const [day, matches] of days) {
    const number = dayNumber(day);
    if (number === undefined) continue;
    const bucket = Math.floor((number - start) / length);
    const before = counts[bucket];
    if (before !== undefined) counts[bucket] = before + matches;
  }
  return {
    length,
    buckets: counts.map((matches, bucket) => ({
      day: start + bucket * length,
      matches,
    })),
  };
}
