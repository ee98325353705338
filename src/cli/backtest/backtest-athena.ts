import {
  athenaBacktest,
  deployedAthena,
  tableName,
} from "../../backtest/athena";
import { s3StoreOnce } from "../../backtest/inputs/s3-store-once";
import type { BacktestResult } from "../../backtest/result";
import { byteText } from "../../print/quantity";
import type { BacktestRun } from "./backtest-logs";
import { interruptible } from "./interruption";
import type { Io } from "../io";
import { logRange } from "./log-range-options";
import { UsageError } from "../usage-error";

/** Asks Athena of a deployed stack, and tells on standard error what it costs and how it goes. */
export async function backtestAthena(
  { rules, range, comparer, found }: BacktestRun,
  {
    prefix,
    maxScan,
  }: { readonly prefix: string; readonly maxScan: string | undefined },
  io: Io,
): Promise<BacktestResult> {
  if (comparer !== undefined && comparer.rules.length !== rules.length) {
    throw new UsageError(
      "--athena compares with the matches of an earlier run only: expected a file in --baseline",
    );
  }
  // The AWS SDK takes a while to load. What the module exports.
  const { awsAthena } =
    require("../../backtest/athena/aws-athena") as typeof import("../../backtest/athena/aws-athena");
  const deployed = deployedAthena(prefix);
  return interruptible((signal) =>
    athenaBacktest({
      rules,
      table: tableName(deployed),
      range: logRange(range, new Date()),
      athena: awsAthena(deployed, undefined),
      store: s3StoreOnce(),
      ...(maxScan !== undefined && { maxScan: gigabytes(maxScan) }),
      signal,
      estimated: io.warn,
      progress: ({ status, scanned }) =>
        io.status?.(`Athena: ${status}, ${byteText(scanned)} read`),
      found: async (match) => {
        comparer?.add(match);
        await found?.([match]);
      },
    }),
  ).finally(() => io.status?.(""));
}

/** `--max-scan` in bytes. */
function gigabytes(text: string): number {
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return Number(text) * 1e9;
  throw new UsageError(
    `--max-scan: expected a number of gigabytes, got "${text}"`,
  );
}
