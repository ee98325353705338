import { counted } from "../../print/numeral";
import type { Summary } from "./summary";

/** What is to be known of matches that nobody is told of; nothing where there are none. */
export function unheardText({ unheard }: Pick<Summary, "unheard">): string {
  return unheard === 0
    ? ""
    : `${counted(unheard, "match", "matches")} in regions that event rules do not hear: recorded, not mailed (features.eventRegions).`;
}
