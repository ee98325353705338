import { counted, numeral } from "../../print/numeral";
import { printable } from "../../print/printable";
import { shortNumber } from "../../print/quantity";
import { wrap } from "../../print/wrap";
import type { BacktestResult } from "../result";
import { comparisonText } from "./comparison-text";
import { inputText, skippedText } from "./input-text";
import type { ReportOptions } from "./options";
import { principalName } from "./principal-name";
import { ruleTable } from "./rule-table";
import { savingsOf } from "./savings";
import { summaryOf, type Summary } from "./summary";
import { unheardText } from "./unheard-text";

export interface TextOptions extends ReportOptions {
  /** Columns of the terminal. @default 80 */
  readonly width?: number;
}

/** Of long lists, so many are shown; JSON has them all. */
const SHOWN = 8;
/** Silent rules that are named: more would hide what stands above them. */
const NAMED = 20;
/** Exclusions that are proposed; the page has them all. */
const PROPOSED = 3;

/** A back-test for a person: what came to how much, rule by rule, then what is silent, damaged, or was left out, and last what would save mails. */
export function resultText(
  result: BacktestResult,
  { width = 80, comparison }: TextOptions = {},
): string {
  const summary = summaryOf(result);
  return [
    headline(result, summary),
    summary.found.length > 0 ? ruleTable(summary, width) : "",
    comparison === undefined ? "" : comparisonText(comparison),
    silentText(summary),
    damagedText(result),
    ...(result.notes ?? []).map((note) => wrap(printable(note), "")),
    savingsText(result, summary),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function headline(result: BacktestResult, summary: Summary): string {
  const { rules, ended, seconds, skipped } = result;
  const { found, matches, mails, period } = summary;
  const days =
    period === undefined
      ? ""
      : `, ${period.first === period.last ? period.first : `${period.first} to ${period.last}`}`;
  const aDay =
    period === undefined || mails === 0
      ? counted(mails, "mail")
      : `${counted(mails, "mail")}, ${shortNumber(mails / period.days)} a day`;
  const notRead = skippedText(skipped);
  const unheard = unheardText(summary);
  return [
    ...(ended === "interrupted"
      ? ["Interrupted: this is what was read until then."]
      : []),
    wrap(
      `${counted(rules.length, "rule")}, ${inputText(result)}${days}, in ${duration(seconds)}.`,
      "",
    ),
    matches === 0
      ? "No matches."
      : wrap(
          `${counted(matches, "match", "matches")} of ${counted(found.length, "rule")}; that makes ${aDay}.`,
          "",
        ),
    ...(unheard === "" ? [] : [wrap(unheard, "")]),
    ...(notRead === "" ? [] : [wrap(`Not read: ${notRead}.`, "")]),
  ].join("\n");
}

function duration(seconds: number): string {
  return seconds < 120
    ? `${shortNumber(seconds)} s`
    : `${numeral(Math.round(seconds / 60))} min`;
}

function savingsText(result: BacktestResult, { mails }: Summary): string {
  const savings = savingsOf(result);
  if (savings.length === 0) return "";
  return [
    "Entries of `exclude` that would save the most mails. Whoever takes such a caller\nover is overlooked, too.",
    ...savings.slice(0, PROPOSED).map((saving) => {
      const name = printable(principalName(saving.principal));
      const share = Math.round((100 * saving.mails) / mails);
      return [
        `  ${name}: ${counted(saving.mails, "mail")} (${share}%), ${counted(saving.matches, "match", "matches")}`,
        `    ${printable(JSON.stringify(saving.exclude))}`,
      ].join("\n");
    }),
  ].join("\n");
}

function silentText({ silent }: Summary): string {
  if (silent.length === 0) return "";
  if (silent.length > NAMED) {
    return `Silent: ${counted(silent.length, "rule")} (--format json names them)`;
  }
  const ids = silent.map(({ id }) => id).join(", ");
  return `Silent: ${counted(silent.length, "rule")}\n${wrap(ids, "  ")}`;
}

function damagedText({ damaged, damagedFiles }: BacktestResult): string {
  if (damagedFiles === 0) return "";
  const shown = damaged.slice(0, SHOWN);
  const more = damagedFiles - shown.length;
  return [
    `Damaged: ${counted(damagedFiles, "file")}`,
    ...shown.map(({ file, problem, recordsBefore }) =>
      wrap(
        printable(
          `${file}: ${problem} (${counted(recordsBefore, "record")} before)`,
        ),
        "  - ",
      ),
    ),
    ...(more > 0 ? [`  and ${numeral(more)} more (--format json)`] : []),
  ].join("\n");
}
