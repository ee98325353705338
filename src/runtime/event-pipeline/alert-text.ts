import {
  alertLines,
  alertPaths,
  alertTitle,
  type AlertRule,
} from "../../rule/alert-message";
import type { Alert } from "./alert-sender";
import type { FindingItem } from "./contract";
import { oneLine } from "./one-line";
import { shorten } from "./shorten";
import { valueAt } from "../../cloudtrail/text-at";

/** What an alert tells. */
export interface Telling {
  readonly rule: AlertRule;
  /** How many findings it tells of. */
  readonly count: number;
  /** How many of the same window people know of. */
  readonly known: number;
  /** The first few of them. */
  readonly findings: readonly FindingItem[];
  /** Host of the AWS console in this partition, behind the region. */
  readonly consoleHost: string;
}

/** SNS: fewer than 100 characters. @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const SUBJECT = 99;
/** SNS: 256 KB, of which a character can take three bytes. */
const MESSAGE = 80_000;
/** Characters of one value of an event. */
const VALUE = 2000;

/** One mail for one or many findings: the first as the event route tells it, the next in a line each. */
export function alertOf(telling: Telling): Alert {
  const { rule, count, known, findings, consoleHost } = telling;
  const [first, ...others] = findings;
  const [headline = "", ...lines] = alertLines(rule, {
    value: first ? valuesOf(first) : () => "",
    words: oneLine,
    consoleHost,
  });
  const number =
    known > 0 ? `${count} more` : count > 1 ? `${count} events` : "";
  const title = number === "" ? headline : `${headline} (${number})`;
  const message = [
    title,
    ...(number === "" ? [] : [explanation(telling)]),
    ...lines.map((line) => line.trimEnd()),
    ...(others.length === 0 ? [] : ["", "Others:"]),
    ...others.map(inOneLine),
    ...(count > findings.length
      ? ["", `All of them: trailwire events --rule ${rule.id}`]
      : []),
  ].join("\n");
  return {
    subject: subjectOf(alertTitle(rule), number),
    message: shorten(message, MESSAGE),
    attributes: { Rule: rule.id, Severity: rule.severity, Findings: count },
  };
}

function explanation({ count, known, findings }: Telling): string {
  const together = "within a quarter of an hour by the same caller";
  const all =
    known > 0
      ? `${count} more ${together}, after the ${known} that were told.`
      : `${count} events ${together}.`;
  if (findings.length === 0) return all;
  return `${all} ${known > 0 ? "One of them" : "The first"}:`;
}

function subjectOf(title: string, number: string): string {
  const end = number === "" ? "" : ` (${number})`;
  const ascii = oneLine(title)
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[^ -~]/gu, "?");
  return `${ascii.slice(0, SUBJECT - end.length)}${end}`;
}

/** What the record says, as text in one line each. */
function valuesOf({
  Record,
}: FindingItem): (name: keyof typeof alertPaths) => string {
  const record: unknown = JSON.parse(Record);
  return (name) => {
    const value = valueAt(record, alertPaths[name]);
    if (value === undefined || value === null) return "";
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return shorten(oneLine(text), VALUE);
  };
}

function inOneLine(finding: FindingItem): string {
  const v = valuesOf(finding);
  const error = v("error") === "" ? "" : ` (${v("error")})`;
  return `${v("time")} ${v("action")}${error} in ${v("region")} from ${v("address")}, event ${v("event")}`;
}
