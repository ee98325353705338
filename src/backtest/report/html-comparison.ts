import { html, type Html } from "../../print/html";
import { numeral } from "../../print/numeral";
import type { Comparison, Example } from "../compare/comparison";
import { comparisonSentence, isChanged } from "./comparison-text";

/** What a changed set of rules adds and loses, rule by rule with examples. */
export function comparisonHtml(comparison: Comparison): Html {
  const changed = comparison.rules.filter(isChanged);
  return html`<h2>What has changed</h2>
    <p>${comparisonSentence(comparison)}</p>
    ${
      changed.length === 0
        ? undefined
        : html`<div class="card">
            <table>
              <thead>
                <tr>
                  <th>Rule</th>
                  <th class="number">Added</th>
                  <th class="number">Lost</th>
                  <th class="number">Kept</th>
                </tr>
              </thead>
              <tbody>
                ${changed.map(
                  ({ rule, added, lost, kept, examples }) =>
                    html`<tr>
                      <td>
                        <b>${rule}</b>
                        ${exampleList("added", examples.added)}${exampleList("lost", examples.lost)}
                      </td>
                      <td
                        class="number ${added > 0 ? "added" : ""}"
                        data-is="added"
                      >
                        ${numeral(added)}
                      </td>
                      <td
                        class="number ${lost > 0 ? "lost" : ""}"
                        data-is="lost"
                      >
                        ${numeral(lost)}
                      </td>
                      <td class="number" data-is="kept">${numeral(kept)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${
      comparison.notRun.length === 0
        ? undefined
        : html`<p class="soft">
            Rules of the baseline that did not run now:
            ${comparison.notRun.map(({ rule, matches }) => `${rule} (${numeral(matches)})`).join(", ")}.
          </p>`
    }`;
}

function exampleList(
  kind: "added" | "lost",
  examples: readonly Example[],
): Html | undefined {
  if (examples.length === 0) return undefined;
  return html`<details class="page">
    <summary>${kind === "added" ? "first added" : "first lost"}</summary>
    ${examples.map(
      ({ eventTime, eventName, principal, file, index, eventID }) =>
        html`<p class="${kind}">
          ${eventTime} ${eventName} ${principal}
          <span class="soft"
            >${file}${index === undefined ? "" : ` #${index}`} ${eventID}</span
          >
        </p>`,
    )}
  </details>`;
}
