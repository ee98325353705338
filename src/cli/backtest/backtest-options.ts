import { availableParallelism } from "node:os";
import { severities } from "../../rule/rule";
import type { OptionData } from "../command";
import { logRangeOptions } from "./log-range-options";
import { format } from "../options";
import { UsageError } from "../usage-error";

/** The options of `trailwire backtest`. */
export const backtestOptions = {
  pack: { summary: "the rules of a pack", value: "id" },
  rules: { summary: "these rules, with commas between", value: "ids" },
  minSeverity: {
    summary: "only rules at least as severe",
    value: "level",
    choices: severities,
  },
  ...logRangeOptions,
  baseline: {
    summary:
      "compare with a pack, with rules, or with the matches of an earlier run",
    value: "pack|ids|file",
  },
  threads: {
    summary: "threads that read (default: one a core, 8 at most)",
    value: "number",
  },
  resume: {
    summary: "keep how far the run came in a file, and go on from there",
    value: "file",
  },
  athena: { summary: "ask Athena instead of reading files" },
  prefix: {
    summary: "with --athena: the stack's variable prefix",
    value: "name",
    default: "trailwire",
  },
  maxScan: {
    summary: "with --athena: gigabytes that a query may read",
    value: "GB",
  },
  format: { ...format, choices: ["table", "json", "jsonl", "html"] },
} as const satisfies Readonly<Record<string, OptionData>>;

/** Each takes some 50 MB, and the disk has to keep up with them. */
const USUAL_MOST = 8;

/** More threads than any machine has cores for. */
const MOST_THREADS = 256;

/**
 * How many threads `--threads` means.
 *
 * @throws {UsageError} for none
 */
export function threadCount(text: string | undefined): number {
  if (text === undefined) return Math.min(availableParallelism(), USUAL_MOST);
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST_THREADS) return count;
  throw new UsageError(
    `--threads: expected a number from 1 to ${MOST_THREADS}, got "${text}"`,
  );
}
