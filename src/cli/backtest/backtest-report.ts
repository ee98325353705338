import type { Comparison } from "../../backtest/compare";
import { resultData, resultHtml, resultText } from "../../backtest/report";
import type { BacktestResult, Match } from "../../backtest/result";
import type { ExitCode } from "../command";

/** A match as a line of JSON, with null for what the record does not have. */
export function matchLine({
  file,
  index,
  eventID,
  eventTime,
  rule,
}: Match): string {
  return `${JSON.stringify({
    file,
    index: index ?? null,
    eventID: eventID ?? null,
    eventTime: eventTime ?? null,
    rule,
  })}\n`;
}

/** What a report has besides the result. */
export interface ReportAround {
  /** What was back-tested, such as `Pack cis`. */
  readonly subject: string;
  readonly comparison: Comparison | undefined;
  /** Columns of the terminal, where it is one. */
  readonly width: number | undefined;
}

/** The whole result in a format. */
export function report(
  result: BacktestResult,
  format: "table" | "json" | "html",
  { subject, comparison, width }: ReportAround,
): string {
  const compared = comparison === undefined ? {} : { comparison };
  switch (format) {
    case "table": {
      const wide = width === undefined ? {} : { width };
      return `${resultText(result, { ...wide, ...compared })}\n`;
    }
    case "json":
      return `${JSON.stringify(resultData(result, compared), null, 2)}\n`;
    case "html":
      return resultHtml(result, { subject, ...compared });
  }
}

/** 0 for a whole result, 1 for one that lacks something, 2 where nothing could be read. */
export function exitCodeOf({
  ended,
  files,
  records,
  damagedFiles,
}: BacktestResult): ExitCode {
  if (ended === "interrupted") return 1;
  // Athena does not tell how many there are.
  if (records === 0 && files === damagedFiles) return 2;
  return damagedFiles > 0 ? 1 : 0;
}
