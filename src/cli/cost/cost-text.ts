import type { Amount, CapabilityCost, PricedLine } from "../../cost/estimate";
import { presetCapabilities } from "../../cost/presets";
import { type Price, priceList } from "../../cost/prices";
import type { Usage } from "../../cost/usage";
import type { CostReport, PresetCost } from "./cost-data";
import { dollars } from "../../print/dollars";
import { numeral } from "../../print/numeral";
import { table } from "../../print/table";

/** The cost of every capability and preset, one line each. */
export function costSummary({
  usage,
  capabilities,
  presets,
}: CostReport): string {
  return [
    heading(usage),
    table([
      ["CAPABILITY", "ID", "A MONTH", "IN THE PRESETS"],
      ...capabilities.map((cost) => [
        cost.title,
        cost.id,
        money(cost),
        presets
          .filter(({ preset }) => isIn(preset, cost))
          .map(({ preset }) => preset)
          .join(", ") || "(an option)",
      ]),
    ]),
    table([
      ["PRESET", "A MONTH"],
      ...presets.map((cost) => [cost.preset, money(cost)]),
    ]),
    unknowns(capabilities),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function isIn(preset: PresetCost["preset"], { id }: CapabilityCost): boolean {
  return presetCapabilities[preset].some((one) => one === id);
}

/** The cost of the capabilities of a preset, each with its formula and what that takes for granted. */
export function costDetails({
  usage,
  capabilities,
  presets,
}: CostReport): string {
  return [
    heading(usage),
    ...capabilities.map(detailsOf),
    ...presets.map((cost) => `${cost.preset}: ${money(cost)} a month`),
    unknowns(capabilities),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function detailsOf(cost: CapabilityCost): string {
  return [
    `${cost.title}: ${money(cost)}`,
    ...(cost.lines.length > 0 ? [table(cost.lines.map(row))] : []),
    ...cost.assumes.map((sentence) => `  - ${sentence}`),
  ].join("\n");
}

function row({ what, quantity, at, usd }: PricedLine): readonly string[] {
  return [
    `  ${what}`,
    `${amount(quantity)} x ${priceOf(at)}`,
    usd === "unknown" ? "unknown" : dollars(usd),
  ];
}

function priceOf({ usd, per, unit }: Price): string {
  const price = usd === "unknown" ? "unknown" : `$${usd}`;
  return per === 1
    ? `${price} (${unit})`
    : `${price}/${numeral(per)} (${unit})`;
}

/** A quantity as exactly as a person wants it. */
function amount(quantity: number): string {
  return quantity >= 100
    ? numeral(Math.round(quantity))
    : String(Number(quantity.toPrecision(2)));
}

function heading(usage: Usage): string {
  const { region, asOf } = priceList;
  const of = (quantity: number, what: string) => `${numeral(quantity)} ${what}`;
  return [
    `A month in one account and region, in US dollars: prices of ${region} as of`,
    `${asOf}, no free tier taken off. It takes for granted, in a month:`,
    table([
      [
        `  ${of(usage.events, "management events")}`,
        of(usage.alerts, "alerts"),
        of(usage.changes, "changes of resources"),
      ],
      [
        `  ${of(usage.dataEvents, "data events")}`,
        of(usage.resources, "resources"),
        of(usage.principals, "IAM roles and users"),
      ],
      [
        `  ${of(usage.networkGb, "GB of flow and DNS logs")}`,
        of(usage.scannedGb, "GB searched"),
      ],
    ]),
  ].join("\n");
}

function unknowns(capabilities: readonly CapabilityCost[]): string {
  const unknown = capabilities.flatMap((cost) => cost.unknown);
  return unknown.length === 0
    ? ""
    : `Prices unknown here, so not in the sums: ${unknown.join("; ")}.`;
}

function money({ usd, unknown }: Amount): string {
  if (unknown.length === 0) return dollars(usd);
  return usd === 0 ? "unknown" : `at least ${dollars(usd)}`;
}
