import type { Decision } from "./evaluate";
import type { Miss, NearMiss } from "./near-miss";

/** Why a request is denied or unknown, in a sentence without capital and full stop; empty where it is allowed. */
export function explain(decision: Decision): string {
  switch (decision.verdict) {
    case "allowed":
      return "";
    case "unknown":
      return decision.doubts.join("; ");
    case "denied": {
      if (decision.how === "explicitly") {
        return `it is denied by ${decision.by.map(nameOf).join(" and ")}`;
      }
      const [nearest] = decision.nearly;
      const lacking = decision.lacking.join(" or ");
      return nearest === undefined
        ? `no statement of the ${lacking} allows it`
        : `no statement of the ${lacking} allows it; the nearest is ${nameOf(nearest)}, but ${nearest.misses.map(missed).join(", and ")}`;
    }
  }
}

const nameOf = ({ index, sid }: Pick<NearMiss, "index" | "sid">): string =>
  sid === undefined ? `Statement[${index}]` : `statement "${sid}"`;

function missed({ element, at, operator, key, wanted, found }: Miss): string {
  const name = at.slice(at.indexOf(".") + 1);
  const texts = wanted.map((text) => `"${text}"`).join(" or ") || "nothing";
  if (element !== "condition") {
    return `its ${name} is ${texts}, where the request has "${found ?? ""}"`;
  }
  return `its condition ${operator ?? ""} on ${key ?? ""} wants ${texts}, where the request has ${found === undefined ? "no such key" : `"${found}"`}`;
}
