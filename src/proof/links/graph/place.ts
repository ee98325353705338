import type { Resource } from "../../model";
import { same } from "../../placeholder";
import { doubt, problem, type Finding } from "./finding";

/** Two resources that only work together in one region of one account. */
export function samePlace(
  one: Resource,
  other: Resource,
  /** The one to mend. */
  at: Resource,
): readonly Finding[] {
  return (["region", "account"] as const).flatMap((part): Finding[] => {
    const answer = same(one[part], other[part]);
    if (answer === true) return [];
    const what = `${one.address} is in ${part} ${one[part]}, ${other.address} in ${other[part]}: expected one ${part}`;
    return [
      answer === "unknown"
        ? doubt(`whether ${what}`)
        : problem({
            id: `other-${part}`,
            at: at.address,
            what,
            mend: `use the same provider for both`,
            orAt: [one, other]
              .filter((end) => end !== at)
              .map(({ address }) => address),
          }),
    ];
  });
}
