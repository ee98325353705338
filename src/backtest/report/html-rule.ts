import { html, type Html } from "../../print/html";
import { counted, numeral } from "../../print/numeral";
import { shortNumber } from "../../print/quantity";
import type { Counted, Match, Top } from "../result";
import { matchPages } from "./html-matches";
import type { Period } from "./period";
import type { RuleRow } from "./summary";
import { timeline } from "./timeline";

/** Of callers, event names and addresses, so many are shown; JSON has more. */
const SHOWN = 8;

/** What stands above the rules. */
export const ruleHeads = html`<div class="heads">
  <span>Rule</span><span>Severity</span><span>Timeline</span>
  <span class="number">Matches</span><span class="number">A day</span>
  <span class="number">Mails a day</span>
</div>`;

/**
 * A rule in one line; opened, who did what from where, and its first matches.
 *
 * @param isOpen whether it is from the beginning
 */
export function ruleHtml(
  row: RuleRow,
  period: Period | undefined,
  matches: readonly Match[],
  isOpen: boolean,
): Html {
  const { rule, first, last } = row;
  const perDay = (count: number) =>
    period === undefined ? "-" : shortNumber(count / period.days);
  return html`<details class="rule" ${isOpen ? "open" : ""}>
    <summary>
      <b>${rule.id}</b>
      <span class="severity ${rule.severity}">${rule.severity}</span>
      ${period === undefined ? html`<span></span>` : timeline(row.days, period)}
      ${number(row.matches === 1 ? "match" : "matches", numeral(row.matches))}
      ${number("a day", perDay(row.matches))}
      ${number("mails a day", perDay(row.mails))}
    </summary>
    <div>
      <p>
        ${rule.title}.
        <span class="soft">${span(first, last)}</span>
      </p>
      <div class="who">
        ${list(
          "Who",
          row.principals,
          ({ mails }) =>
            html`<span class="soft">${counted(mails, "mail")}</span>`,
        )}
        ${list("What", row.eventNames)} ${list("From where", row.addresses)}
      </div>
      ${matchPages(matches, row.matches, isOpen)}
    </div>
  </details>`;
}

function number(what: string, text: string): Html {
  return html`<span class="number">${text}<small>${what}</small></span>`;
}

function span(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return "";
  return first === last ? first : `${first} to ${last}`;
}

function list<C extends Counted>(
  heading: string,
  { values, exact }: Top<C>,
  note?: (value: C) => Html,
): Html {
  const more = values.length - SHOWN;
  return html`<div>
    <h3>${heading}</h3>
    <ol>
      ${values.slice(0, SHOWN).map(
        (value) =>
          html`<li>
            <span>${value.value} ${note?.(value)}</span>
            <span>${numeral(value.matches)}</span>
          </li>`,
      )}
    </ol>
    ${more > 0 ? html`<p class="soft">and ${exact ? "" : "at least "}${numeral(more)} more</p>` : undefined}
  </div>`;
}
