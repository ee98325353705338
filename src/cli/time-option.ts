import { UsageError } from "./usage-error";

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A day, or a time of it in UTC. */
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/;

/**
 * The moment that an option names: a span before now (`90m`, `24h`, `7d`, `2w`), a day, which
 * begins at midnight UTC, or a time such as `2026-01-15T10:30:00Z`.
 *
 * @throws {UsageError} naming the option
 */
export function timeOption(option: string, text: string, now: Date): Date {
  const [, count, unit = ""] = /^(\d{1,6})([a-z])$/.exec(text) ?? [];
  const span = UNITS[unit];
  if (span !== undefined) return new Date(now.getTime() - Number(count) * span);
  const time = new Date(DATE.test(text) ? text : NaN);
  // The 30th of February would be the 2nd of March.
  const isDate = !Number.isNaN(time.getTime());
  if (isDate && time.toISOString().startsWith(text.slice(0, 10))) return time;
  throw new UsageError(
    `${option}: expected a span such as 90m, 24h, 7d or 2w, or a time in UTC such as 2026-01-15 or 2026-01-15T10:30:00Z, got "${text}"`,
  );
}
