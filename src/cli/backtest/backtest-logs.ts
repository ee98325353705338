import { backtest } from "../../backtest/backtest";
import type { Comparer } from "../../backtest/compare";
import { openInputs, type Inputs } from "../../backtest/inputs/inputs";
import { readCost } from "../../backtest/inputs/read-cost";
import { s3StoreOnce } from "../../backtest/inputs/s3-store-once";
import { skippedText } from "../../backtest/report/input-text";
import type {
  BacktestResult,
  BacktestRule,
  DamagedFile,
  Match,
} from "../../backtest/result";
import { loadState, questionOf, readRange } from "../../backtest/run/state";
import { dollars } from "../../print/dollars";
import { counted } from "../../print/numeral";
import { printable } from "../../print/printable";
import { byteText } from "../../print/quantity";
import { backtestProgress } from "./backtest-progress";
import { interruptible } from "./interruption";
import type { Io } from "../io";
import { logRange, type LogRangeTexts } from "./log-range-options";

/** A back-test, whoever looks at the records. */
export interface BacktestRun {
  readonly rules: readonly BacktestRule[];
  readonly range: LogRangeTexts;
  readonly comparer: Comparer | undefined;
  /** Gets all matches in their order. @default - nobody does */
  readonly found?: (matches: readonly Match[]) => Promise<void>;
}

/** Runs rules over files, and tells on standard error what is to be known meanwhile. */
export async function backtestLogs(
  names: readonly string[],
  { rules, range: texts, comparer, found }: BacktestRun,
  {
    threads,
    resume: path,
  }: { readonly threads: number; readonly resume: string | undefined },
  io: Io,
): Promise<BacktestResult> {
  const question = questionOf(rules, [names, texts]);
  const state =
    path === undefined ? undefined : await loadState(path, question);
  const range = state ? readRange(state.range) : logRange(texts, new Date());
  const inputs = await openInputs(names, range, s3StoreOnce);
  for (const bucket of inputs.buckets) io.warn(costText(bucket));
  const progress = backtestProgress(inputs, io);
  const result = await interruptible((signal) => {
    // Who writes into it may keep it open, and the process with it.
    signal.addEventListener("abort", () => io.stdin.destroy());
    return backtest({
      inputs,
      rules,
      range,
      ports: { stdin: io.stdin, store: s3StoreOnce },
      threads,
      comparer,
      ...(found && { onMatches: found }),
      onDamaged: (file) => io.warn(damageText(file)),
      onProgress: progress.read,
      ...(path !== undefined && { resume: { path, question, state } }),
      signal,
    });
  }).finally(progress.end);
  for (const note of result.notes ?? []) io.warn(`error: ${printable(note)}`);
  if (result.ended === "interrupted") io.warn(interruptedText(path));
  else if (result.files === 0) io.warn(nothingText(result, texts));
  return result;
}

function costText(bucket: Inputs["buckets"][number]): string {
  const { requests, transfer } = readCost(bucket);
  const files = `${counted(bucket.files, "file")}, ${byteText(bucket.bytes)}`;
  return `${bucket.name}: ${files}; requests ${dollars(requests)}, transfer ${dollars(transfer)} (none within the bucket's region)`;
}

function damageText({ file, problem, recordsBefore }: DamagedFile): string {
  const before =
    recordsBefore === 0 ? "" : `; ${counted(recordsBefore, "record")} before`;
  return `error: ${printable(file)}: ${printable(problem)}${before}`;
}

/** Folders that are out of range as a whole are not entered: of what is in them, nothing is told. */
function nothingText(
  { skipped }: BacktestResult,
  range: LogRangeTexts,
): string {
  const others = skippedText(skipped);
  const asked = Object.entries(range)
    .filter(([, value]) => value !== undefined)
    .map(([option]) => `--${option}`);
  const within =
    asked.length === 0 ? "" : `, within what ${asked.join(" and ")} asked for`;
  return `error: expected logs, found ${others === "" ? "none" : others}${within}`;
}

function interruptedText(state: string | undefined): string {
  return state === undefined
    ? "interrupted: this is what was found until then"
    : `interrupted: this is what was found until then; the same command goes on from ${state}`;
}
