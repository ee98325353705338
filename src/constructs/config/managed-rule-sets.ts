import { type CatalogueEntry, managedRules } from "./managed-rule-catalogue";

/** The name of a managed rule that is known here. */
export type ManagedRuleName = keyof typeof managedRules;

/** The names in the catalogue's order, which is the alphabet's. */
// The object's own keys, which `Object.keys` types as any text.
export const managedRuleNames = Object.keys(
  managedRules,
) as readonly ManagedRuleName[];

/** The entry without its literal types. */
export function catalogueEntry(name: ManagedRuleName): CatalogueEntry {
  return managedRules[name];
}

function backing(version: "1.4" | "3.0"): readonly ManagedRuleName[] {
  return managedRuleNames.filter(
    (name) => catalogueEntry(name).cis?.[version] !== undefined,
  );
}

/** Managed rules that belong together. */
export const managedRuleSets = {
  /** What must not be open to the world: readable or writable buckets, SSH. */
  exposure: [
    "restricted-ssh",
    "s3-bucket-public-read-prohibited",
    "s3-bucket-public-write-prohibited",
  ],
  /** What AWS Config can check of the CIS AWS Foundations Benchmark 1.4. */
  "cis-1.4": backing("1.4"),
  /** What AWS Config can check of the CIS AWS Foundations Benchmark 3.0. */
  "cis-3.0": backing("3.0"),
} as const satisfies Readonly<Record<string, readonly ManagedRuleName[]>>;

/** The name of a set of managed rules. */
export type ManagedRuleSet = keyof typeof managedRuleSets;
