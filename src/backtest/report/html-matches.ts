import { html, type Html } from "../../print/html";
import { counted, numeral } from "../../print/numeral";
import type { Match } from "../result";
import { principalName } from "./principal-name";

/** Matches that are opened at once. */
const PAGE = 100;

/**
 * The first matches of a rule in folded pages, so that thousands are no burden.
 *
 * @param total all that there were
 * @param isOpen whether they are unfolded from the beginning
 */
export function matchPages(
  matches: readonly Match[],
  total: number,
  isOpen: boolean,
): Html {
  const pages = Array.from(
    { length: Math.ceil(matches.length / PAGE) },
    (_, page) => matches.slice(page * PAGE, (page + 1) * PAGE),
  );
  return html`<h3>Matches</h3>
    ${pages.map((page, number) => {
      const from = number * PAGE;
      return html`<details class="page" ${isOpen ? "open" : ""}>
        <summary>
          ${page.length === 1 ? numeral(from + 1) : `${numeral(from + 1)} to ${numeral(from + page.length)}`}${timesOf(page)}
        </summary>
        ${matchTable(page)}
      </details>`;
    })}
    ${left(matches.length, total)}`;
}

function left(shown: number, total: number): Html | undefined {
  if (shown >= total) return undefined;
  const others = counted(total - shown, "other match", "other matches");
  return html`<p class="soft">
    ${shown === 0 ? `${counted(total, "match", "matches")}, not in the page` : `and ${others}`}:
    --format jsonl has them all.
  </p>`;
}

function timesOf(page: readonly Match[]): string {
  const times = page.flatMap(({ eventTime }) => eventTime ?? []).sort();
  const [first, last] = [times[0]?.slice(0, 10), times.at(-1)?.slice(0, 10)];
  if (first === undefined || last === undefined) return "";
  return first === last ? `: ${first}` : `: ${first} to ${last}`;
}

function matchTable(matches: readonly Match[]): Html {
  return html`<table class="matches">
    <thead>
      <tr>
        <th>When (UTC)</th>
        <th>What</th>
        <th>Who</th>
        <th>From</th>
        <th>Where</th>
        <th>Record</th>
      </tr>
    </thead>
    <tbody>
      ${matches.map(
        (match) =>
          html`<tr>
            <td class="time">
              ${match.eventTime?.replace("T", " ").replace("Z", "")}
            </td>
            <td>${match.eventName}</td>
            <td title="${match.principal}">
              ${principalName(match.principal)}
            </td>
            <td data-is="from">${match.address}</td>
            <td data-is="in">${match.account}<br />${match.region}</td>
            <td class="record" title="${match.file}">
              ${fileName(match.file)}${match.index === undefined ? "" : ` #${match.index}`}<br />${match.eventID}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The name without its folders: CloudTrail's have account, region and time in them. */
function fileName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}
