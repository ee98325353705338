import { html, type Html } from "../../print/html";
import { counted, numeral } from "../../print/numeral";
import type { RuleTotals } from "../result";
import { heatLevels } from "./heat-level";
import { dayNumber, dayText, type Period } from "./period";

/** Room of a cell and between two, in pixels. */
const STEP = 14;
const GAP = 3;
/** Few weeks are drawn wider, as wide as a phone. */
const WIDEST = 54;
const WIDE = 290;
/** Room for the names of days, and of months or hours. */
const LEFT = 30;
const TOP = 16;
/** Width of the name of a month. */
const MONTH = 46;
/** Room of an hour: a day of them is as wide as a phone. */
const HOUR = 12;
/** Days that are drawn: a year in whole weeks. */
const MOST = 371;

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** 1970 began on a Thursday. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;

/** Matches by day: a column for each week, as a calendar has it. Of a longer period, the last year. */
export function dayMap(totals: readonly RuleTotals[], period: Period): Html {
  const last = dayNumber(period.last) ?? 0;
  const first = last - Math.min(period.days, MOST) + 1;
  const counts = new Map<number, number>();
  for (const { days } of totals) {
    for (const [text, matches] of days) {
      const day = dayNumber(text);
      if (day === undefined || day < first || day > last) continue;
      counts.set(day, (counts.get(day) ?? 0) + matches);
    }
  }
  const level = heatLevels([...counts.values()]);
  const monday = first - weekday(first);
  const weeks = Math.floor((last - monday) / 7) + 1;
  const days = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const column = (day: number) => Math.floor((day - monday) / 7);
  const step = Math.max(STEP, Math.min(WIDEST, Math.floor(WIDE / weeks)));
  const cut = period.days > MOST;
  return html`<h3>By day</h3>
    <div class="scroll">
      ${svg(
        weeks * step,
        `Matches by day from ${dayText(first)} to ${period.last}`,
        html`${months(days, weeks, column, step)}${weekdayNames()}
        ${days.map((day) => {
          const count = counts.get(day) ?? 0;
          const what = `${dayText(day)}: ${counted(count, "match", "matches")}`;
          return cell(
            column(day) * step,
            step,
            weekday(day),
            level(count),
            what,
          );
        })}`,
      )}
    </div>
    ${key(counts.values(), "a day")}
    ${cut ? html`<p class="soft">The last year of ${numeral(period.days)} days.</p>` : undefined}`;
}

/** Matches by hour of the week, in UTC. */
export function hourMap(totals: readonly RuleTotals[]): Html {
  const counts = Array<number>(7 * 24).fill(0);
  for (const { hours } of totals) {
    for (const [hour, matches] of hours.entries()) {
      counts[hour] = (counts[hour] ?? 0) + matches;
    }
  }
  const level = heatLevels(counts);
  const hourNames = [0, 6, 12, 18].map(
    (hour) =>
      html`<text x="${LEFT + hour * HOUR}" y="11">
        ${String(hour).padStart(2, "0")}
      </text>`,
  );
  return html`<h3>By hour of the week, UTC</h3>
    <div class="scroll">
      ${svg(
        24 * HOUR,
        "Matches by hour of the week, UTC",
        html`${hourNames}${weekdayNames()}
        ${counts.map((count, hour) => {
          const [day, ofDay] = [Math.floor(hour / 24), hour % 24];
          const what = `${weekdays[day]} ${String(ofDay).padStart(2, "0")}:00 UTC: ${counted(count, "match", "matches")}`;
          return cell(ofDay * HOUR, HOUR, day, level(count), what);
        })}`,
      )}
    </div>
    ${key(counts, "in an hour of the week")}`;
}

/** Seven rows of cells, so wide in all. */
function svg(cells: number, label: string, content: Html): Html {
  const [width, height] = [LEFT + cells, TOP + 7 * STEP];
  return html`<svg
    role="img"
    aria-label="${label}"
    width="${width}"
    height="${height}"
    viewBox="0 0 ${width} ${height}"
  >
    ${content}
  </svg>`;
}

function cell(
  x: number,
  step: number,
  row: number,
  level: number,
  what: string,
): Html {
  return html`<rect
    class="h${level}"
    x="${LEFT + x}"
    y="${TOP + row * STEP}"
    width="${step - GAP}"
    height="${STEP - GAP}"
    rx="2"
    ><title>${what}</title></rect
  >`;
}

function weekdayNames(): readonly Html[] {
  return weekdays.map(
    (name, row) =>
      html`<text x="0" y="${TOP + row * STEP + 9}">
        ${row % 2 === 0 ? name : ""}
      </text>`,
  );
}

/** The month above the week in which it begins, and above the first one if there is room. */
function months(
  days: readonly number[],
  weeks: number,
  column: (day: number) => number,
  step: number,
): readonly Html[] {
  let free = 0;
  return days.flatMap((day, n) => {
    const text = dayText(day);
    if (n > 0 && !text.endsWith("-01")) return [];
    const x = column(day) * step;
    const next = days[n + daysLeft(text)];
    // The name of a month that hardly begins would stand where the next one's must, or be cut off.
    const room = (next === undefined ? weeks : column(next)) * step - x;
    if (x < free || room < MONTH) return [];
    free = x + MONTH;
    return html`<text x="${LEFT + x}" y="11">${text.slice(0, 7)}</text>`;
  });
}

/** Days from one to the first of the next month. */
function daysLeft(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - date + 1;
}

function key(counts: Iterable<number>, what: string): Html {
  const most = Math.max(0, ...counts);
  const cells = [0, 1, 2, 3, 4].map(
    (level) =>
      html`<svg width="12" height="12" aria-hidden="true">
        <rect class="h${level}" width="12" height="12" rx="2" />
      </svg>`,
  );
  return html`<p class="key">none ${cells} ${numeral(most)} ${what}</p>`;
}
