import type { LogRange } from "../log-range";

const DAY = 86_400_000;

/**
 * The first and the last folder that the records of a range can be in, as `yyyy/MM/dd`. CloudTrail
 * files a record under the day of its delivery, which is minutes, and around midnight a day, after
 * it happened.
 */
export function foldersOf({ since, until }: LogRange): {
  readonly first: string | undefined;
  readonly last: string | undefined;
} {
  return {
    first: since && folderOf(since),
    last: until && folderOf(new Date(until.getTime() + DAY)),
  };
}

function folderOf(day: Date): string {
  return day.toISOString().slice(0, 10).replaceAll("-", "/");
}
