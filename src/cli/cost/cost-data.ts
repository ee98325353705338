import type { Amount, CapabilityCost } from "../../cost/estimate";
import { priceList } from "../../cost/prices";
import type { CostPreset } from "../../cost/presets";
import type { Usage } from "../../cost/usage";

/** What a preset costs. */
export interface PresetCost extends Amount {
  readonly preset: CostPreset;
}

/** What `trailwire cost` has reckoned. */
export interface CostReport {
  readonly usage: Usage;
  /** Those of the preset asked for, otherwise all that there are. */
  readonly capabilities: readonly CapabilityCost[];
  /** The preset asked for, otherwise all. */
  readonly presets: readonly PresetCost[];
}

/** The cost as JSON: US dollars in a month, null where a price is unknown. */
export function costData({ usage, capabilities, presets }: CostReport) {
  return {
    ...priceList,
    currency: "USD",
    period: "month",
    usage,
    presets: presets.map(({ preset, usd, unknown }) => ({
      preset,
      usd,
      unknown,
    })),
    capabilities: capabilities.map(({ id, title, usd, unknown, ...rest }) => ({
      id,
      title,
      usd,
      unknown,
      assumes: rest.assumes,
      lines: rest.lines.map((line) => ({
        what: line.what,
        quantity: line.quantity,
        unit: line.at.unit,
        price: line.at.usd === "unknown" ? null : line.at.usd,
        per: line.at.per,
        page: line.at.page,
        usd: line.usd === "unknown" ? null : line.usd,
      })),
    })),
  };
}
