import { html, type Html } from "../../print/html";
import { counted, numeral } from "../../print/numeral";
import { page } from "../../print/page";
import { shortNumber } from "../../print/quantity";
import type { BacktestResult, Match } from "../result";
import { dayMap, hourMap } from "./heat-maps";
import { comparisonHtml } from "./html-comparison";
import { ruleHeads, ruleHtml } from "./html-rule";
import { savingsHtml } from "./html-savings";
import { style } from "./html-style";
import { inputText, skippedText } from "./input-text";
import type { ReportOptions } from "./options";
import { summaryOf, type Summary } from "./summary";
import { unheardText } from "./unheard-text";

export interface PageOptions extends ReportOptions {
  /** What was back-tested, such as `Pack recommended`. @default - nothing but the numbers */
  readonly subject?: string;
}

/** So many matches need no folding. */
const FEW = 20;
/** Damaged files that are named. */
const NAMED = 20;

/** A back-test as one page that needs nothing else: no script, no font, no network. */
export function resultHtml(
  result: BacktestResult,
  { subject, comparison }: PageOptions = {},
): string {
  const summary = summaryOf(result);
  const { found, silent, period } = summary;
  const byRule = new Map<string, Match[]>();
  for (const match of result.matches) {
    const matches = byRule.get(match.rule);
    if (matches === undefined) byRule.set(match.rule, [match]);
    else matches.push(match);
  }
  const skipped = skippedText(result.skipped);
  const body = html`<header>
      <h1>What these rules would have told you</h1>
      <p class="soft">
        ${subject === undefined ? "" : `${subject}: `}${counted(result.rules.length, "rule")},
        ${inputText(result)}${periodText(summary)}.
        ${skipped === "" ? "" : `Not read: ${skipped}.`}
      </p>
    </header>
    ${notices(result)} ${tiles(result, summary)}
    ${comparison && comparisonHtml(comparison)}
    ${
      found.length === 0 || period === undefined
        ? undefined
        : html`<h2>When</h2>
            <div class="side">
              <div class="card">${dayMap(result.totals, period)}</div>
              <div class="card">${hourMap(result.totals)}</div>
            </div>`
    }
    <h2>Rules that matched</h2>
    ${
      found.length === 0
        ? html`<p>None.</p>`
        : html`<p class="soft">
              The ones that make the most mails first; open one for who did
              what, and its matches. A rule mails as it is deployed: each event,
              or each time its alarm goes off, or once for a caller and a
              quarter of an hour. ${unheardText(summary)}
            </p>
            ${ruleHeads}
            ${found.map((row) => ruleHtml(row, period, byRule.get(row.rule.id) ?? [], summary.matches <= FEW))}`
    }
    ${savingsHtml(result, summary)} ${silentHtml(silent)}`;
  return page({
    title: `Trailwire back-test${subject === undefined ? "" : `: ${subject}`}`,
    style,
    body,
  });
}

function periodText({ period }: Summary): string {
  if (period === undefined) return "";
  const { first, last, days } = period;
  return first === last
    ? `, ${first}`
    : `, ${first} to ${last} (${counted(days, "day")})`;
}

function notices(result: BacktestResult): readonly Html[] {
  const { ended, damaged, damagedFiles, notes = [] } = result;
  const more = damagedFiles - Math.min(NAMED, damaged.length);
  return [
    ...(ended === "interrupted"
      ? [
          html`<p class="notice">
            Interrupted: this is what was read until then.
          </p>`,
        ]
      : []),
    ...(damagedFiles > 0
      ? [
          html`<details class="notice">
            <summary>
              ${counted(damagedFiles, "damaged file")}: what stands behind the
              damage is not in the numbers
            </summary>
            <ul>
              ${damaged
                .slice(0, NAMED)
                .map(
                  ({ file, problem, recordsBefore }) =>
                    html`<li>
                      ${file}: ${problem} (${counted(recordsBefore, "record")}
                      before)
                    </li>`,
                )}
            </ul>
            ${more > 0 ? html`<p>and ${numeral(more)} more</p>` : undefined}
          </details>`,
        ]
      : []),
    ...notes.map((note) => html`<p class="notice">${note}</p>`),
  ];
}

function tiles(result: BacktestResult, summary: Summary): Html {
  const { found, matches, mails, period } = summary;
  const perDay = (count: number) =>
    period === undefined ? "" : `${shortNumber(count / period.days)} a day`;
  return html`<div class="tiles">
    ${tile(numeral(mails), mails === 1 ? "mail" : "mails", perDay(mails))}
    ${tile(numeral(matches), matches === 1 ? "match" : "matches", perDay(matches))}
    ${tile(`${numeral(found.length)} of ${numeral(result.rules.length)}`, "rules matched")}
    ${tile(result.records === undefined ? "?" : numeral(result.records), "records read", share(matches, result.records))}
  </div>`;
}

/** Of how many records one is a match, or how many matches one has. */
function share(matches: number, records: number | undefined): string {
  if (records === undefined || matches === 0) return "";
  return matches < records
    ? `one match in ${shortNumber(records / matches)}`
    : `${shortNumber(matches / records)} ${matches === records ? "match" : "matches"} a record`;
}

function tile(value: string, what: string, note = ""): Html {
  return html`<div class="tile">
    <b>${value}</b> ${what} <small>${note}</small>
  </div>`;
}

function silentHtml(silent: Summary["silent"]): Html | undefined {
  if (silent.length === 0) return undefined;
  return html`<h2>Silent rules: ${numeral(silent.length)}</h2>
    <p class="soft">
      They matched nothing: good, if what they look for did not happen.
    </p>
    <ul class="names">
      ${silent.map(({ id, title }) => html`<li title="${title}">${id}</li>`)}
    </ul>`;
}
