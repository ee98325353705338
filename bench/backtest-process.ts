import { backtest } from "../src/backtest/backtest";
import { openInputs } from "../src/backtest/inputs/inputs";
import { ruleCounts, ruleSet } from "./logs/rule-sets";
import { peakMemory } from "./peak-memory";

/*
 * A process that back-tests the log files of a folder and prints what came of it.
 *
 * Arguments: the folder, the number of rules, and the number of threads.
 */

/** What the process prints. */
export interface Report {
  /** How often a rule matched a record. */
  readonly matches: number;
  /** Bytes that the process had in memory at most. */
  readonly peak: number;
}

async function main(): Promise<void> {
  const [folder = "", count = "", threads = ""] = process.argv.slice(2);
  const known = ruleCounts.find((number) => String(number) === count);
  if (known === undefined) {
    throw new Error(`expected ${ruleCounts.join(" or ")} rules, got ${count}`);
  }
  const noStore = () => {
    throw new Error("expected no logs in S3");
  };
  const { totals } = await backtest({
    inputs: await openInputs([folder], {}, noStore),
    rules: ruleSet(known),
    ports: { stdin: process.stdin, store: noStore },
    threads: Number(threads),
  });
  const matches = totals.reduce((sum, { matches }) => sum + matches, 0);
  const report: Report = { matches, peak: peakMemory() };
  console.log(JSON.stringify(report));
}

void main();
