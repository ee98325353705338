import type { PriceId } from "./prices";
import type { Usage } from "./usage";

/** Something that AWS charges for. */
export interface CostLine {
  readonly what: string;
  /** How many of the price's units in a month. */
  readonly quantity: number;
  readonly price: PriceId;
}

/** What can be deployed, as far as it costs. */
export interface Capability {
  readonly title: string;
  /** What the formulas take for granted. */
  readonly assumes: readonly string[];
  readonly lines: (usage: Usage) => readonly CostLine[];
}

/** Declares capabilities by id. */
export function defineCapabilities<const Id extends string>(
  capabilities: Readonly<Record<Id, Capability>>,
): Readonly<Record<Id, Capability>> {
  return capabilities;
}
