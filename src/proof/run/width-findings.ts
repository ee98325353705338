import { note, problem, type Finding } from "../links/graph/finding";
import type { Detector } from "./detector";
import { isTooWide, widthOf, type Width } from "./too-wide";

/** Up to so many matches in a period nearly every period has them. */
const FEW = 10;

/**
 * What is wrong with a detector that takes in nearly everything. An alarm is then always on, and
 * tells of nothing new; on the route of events people only drown.
 *
 * @param needed the matches that the quickest alarm takes; undefined where none counts them
 */
export function widthFindings(
  { resource, argument, catches, joined }: Detector,
  needed: number | undefined,
): readonly [Width | undefined, readonly Finding[]] {
  if (catches === undefined) return [undefined, []];
  const width = widthOf(catches);
  const share = `it catches ${width.caught} of ${width.of} kinds of ordinary events`;
  if (!isTooWide(width)) {
    return [width, joined ? [note(`${joined.why}; ${share}`)] : []];
  }
  if (needed === undefined || needed > FEW) return [width, [note(share)]];
  return [
    width,
    [
      problem({
        id: "filter-matches-almost-everything",
        at: resource.address,
        argument,
        what: `the filter matches almost everything: ${joined ? `${joined.why}; ` : ""}${share}, so that the alarm is always on`,
        mend:
          joined?.corrected ??
          "name what the alert is about, with && between the conditions",
      }),
    ],
  ];
}
