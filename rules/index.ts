import { identity } from "./identity";
import { credentials } from "./credentials";
import { organization } from "./organization";
import { logging } from "./logging";
import { detection } from "./detection";
import { network } from "./network";
import { lateral } from "./lateral";
import { compute } from "./compute";
import { data } from "./data";
import { exfiltration } from "./exfiltration";
import { impact } from "./impact";
import { discovery } from "./discovery";
import { packs, type PackId } from "./packs";
import { UnknownIdError } from "../src/rule/unknown-id-error";
import type { Rule } from "../src/rule/rule";

export type { PackId } from "./packs";
export { UnknownIdError } from "../src/rule/unknown-id-error";

/** Every rule, grouped by what is attacked. Explicit, so that a bundler sees them all. */
export const rules: readonly Rule[] = [
  ...identity,
  ...credentials,
  ...organization,
  ...logging,
  ...detection,
  ...network,
  ...lateral,
  ...compute,
  ...data,
  ...exfiltration,
  ...impact,
  ...discovery,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The ids of all packs. */
export const packIds: readonly PackId[] = [
  ...(Object.keys(packs) as (keyof typeof packs)[]), // packs has no other keys
  "all",
];

/**
 * The rule with this id.
 *
 * @throws {UnknownIdError} naming similar ids
 */
export function ruleById(id: string): Rule {
  return byId.get(id) ?? unknownRule(id);
}

function unknownRule(id: string, where?: string): never {
  const otherwise = "`trailwire rules list` shows all";
  throw new UnknownIdError("rule", id, [...byId.keys()], otherwise, where);
}

/**
 * The rules of a pack, in its order. The names complete in an editor, and a text from a command
 * line or a setting may be passed as it is.
 *
 * @throws {UnknownIdError} naming the packs there are, or what the pack names and is no rule
 */
export function pack(id: PackId | (string & {})): readonly Rule[] {
  const known = packIds.find((known) => known === id);
  if (known === undefined) {
    throw new UnknownIdError(
      "pack",
      id,
      packIds,
      `expected one of ${packIds.join(", ")}`,
    );
  }
  if (known === "all") return rules;
  const where = ` in the pack "${known}" (rules/packs.ts, rules/recommended.ts)`;
  return packs[known].map((id) => byId.get(id) ?? unknownRule(id, where));
}
