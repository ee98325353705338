import { html, type Html } from "../../print/html";
import { counted } from "../../print/numeral";
import { bucketsOf, dayText, type Period } from "./period";

const MOST = 120;
/** The bar of a single day shall look like one. */
const FEWEST = 20;
const HEIGHT = 26;
/** A match among thousands is seen, too. */
const LEAST = 1.5;

/** A rule's matches along the period as bars, the highest as high as there is room. */
export function timeline(
  days: ReadonlyMap<string, number>,
  period: Period,
): Html {
  const { length, buckets } = bucketsOf(days, period, MOST);
  const most = Math.max(1, ...buckets.map(({ matches }) => matches));
  const width = Math.max(buckets.length, FEWEST);
  const span = length === 1 ? "a day" : `${length} days`;
  return html`<svg
    class="spark"
    role="img"
    aria-label="at most ${counted(most, "match", "matches")} in ${span}"
    viewBox="0 0 ${width} ${HEIGHT}"
    preserveAspectRatio="none"
  >
    ${buckets.map(({ day, matches }, x) => {
      if (matches === 0) return undefined;
      const height = Math.max(LEAST, ((HEIGHT - 1) * matches) / most);
      const until = length === 1 ? "" : ` and ${length - 1} days more`;
      return html`<rect
        class="bar"
        x="${x + 0.1}"
        y="${(HEIGHT - 1 - height).toFixed(1)}"
        width=".8"
        height="${height.toFixed(1)}"
        ><title>
          ${dayText(day)}${until}: ${counted(matches, "match", "matches")}
        </title></rect
      >`;
    })}
    <line
      class="axis"
      x1="0"
      x2="${width}"
      y1="${HEIGHT - 0.5}"
      y2="${HEIGHT - 0.5}"
      vector-effect="non-scaling-stroke"
    />
  </svg>`;
}
