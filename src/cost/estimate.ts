import { capabilities, type CapabilityId } from "./capabilities";
import type { CostLine } from "./capability";
import { type Price, prices } from "./prices";
import type { Usage } from "./usage";

/** US dollars in a month. */
export interface Amount {
  /** The sum of what is known. */
  readonly usd: number;
  /** What has no known price, so that the sum is the least it can be. */
  readonly unknown: readonly string[];
}

/** A line with its price and what it comes to. */
export interface PricedLine extends CostLine {
  readonly at: Price;
  readonly usd: number | "unknown";
}

/** What a capability costs, line by line. */
export interface CapabilityCost extends Amount {
  readonly id: CapabilityId;
  readonly title: string;
  readonly assumes: readonly string[];
  readonly lines: readonly PricedLine[];
}

/** What a capability costs where this goes on. */
export function capabilityCost(id: CapabilityId, usage: Usage): CapabilityCost {
  const { title, assumes, lines } = capabilities[id];
  const priced = lines(usage).map(pricedLine);
  return {
    id,
    title,
    assumes,
    lines: priced,
    usd: priced.reduce(
      (sum, { usd }) => sum + (usd === "unknown" ? 0 : usd),
      0,
    ),
    unknown: priced
      .filter(({ usd }) => usd === "unknown")
      .map(({ what }) => `${title}: ${what}`),
  };
}

function pricedLine(line: CostLine): PricedLine {
  const at: Price = prices[line.price];
  // Nothing of something costs nothing, whatever it costs.
  if (line.quantity === 0) return { ...line, at, usd: 0 };
  return {
    ...line,
    at,
    usd: at.usd === "unknown" ? "unknown" : (line.quantity / at.per) * at.usd,
  };
}

/** The sum of several. */
export function total(amounts: readonly Amount[]): Amount {
  return {
    usd: amounts.reduce((sum, { usd }) => sum + usd, 0),
    unknown: amounts.flatMap(({ unknown }) => unknown),
  };
}
