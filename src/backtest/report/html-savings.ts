import { html, type Html } from "../../print/html";
import { numeral } from "../../print/numeral";
import { shortNumber } from "../../print/quantity";
import type { BacktestResult } from "../result";
import { savingsOf } from "./savings";
import type { Summary } from "./summary";

const SHOWN = 12;

/** What overlooking single callers would save, each with the line of settings that does it. */
export function savingsHtml(
  result: BacktestResult,
  { mails, period }: Summary,
): Html | undefined {
  const savings = savingsOf(result);
  if (savings.length === 0) return undefined;
  const days = period?.days ?? 1;
  let rest = mails;
  return html`<h2>What exclusions would save</h2>
    <p class="soft">
      Callers that set rules off again and again, as entries of the list
      <code>exclude</code> in the settings. Whoever takes such a caller over is
      overlooked, too: exclude what a pipeline does every day, not what a person
      may do.
    </p>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th>Caller and entry</th>
            <th class="number">Matches</th>
            <th class="number">Mails</th>
            <th class="number">Mails a day left</th>
          </tr>
        </thead>
        <tbody>
          ${savings.slice(0, SHOWN).map((saving) => {
            rest -= saving.mails;
            return html`<tr>
              <td>
                ${saving.principal}
                <code class="entry">${JSON.stringify(saving.exclude)}</code>
              </td>
              <td class="number" data-is="matches">
                -${numeral(saving.matches)}
              </td>
              <td class="number" data-is="mails">-${numeral(saving.mails)}</td>
              <td class="number" data-is="mails a day left">
                ${shortNumber(Math.max(0, rest) / days)}
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
