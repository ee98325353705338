import { rules } from "../../../rules";
import type { Rule } from "../../rule/rule";
import { UnknownIdError } from "../../rule/unknown-id-error";
import { ownRules } from "./own-rules";
import { UsageError } from "../usage-error";

/**
 * Every rule that has an id here: Trailwire's, and after them the user's own.
 *
 * @throws {UsageError} for a file of own rules that cannot be read
 */
export function knownRules(): readonly Rule[] {
  return [...rules, ...ownRules()];
}

/**
 * The rule with this id among those known.
 *
 * @throws {UsageError} naming similar ids
 */
export function knownRule(
  id: string,
  known: readonly Rule[] = knownRules(),
): Rule {
  const rule = known.find((rule) => rule.id === id);
  if (rule !== undefined) return rule;
  const ids = known.map(({ id }) => id);
  const otherwise = "`trailwire rules list` shows all";
  throw new UsageError(new UnknownIdError("rule", id, ids, otherwise).message);
}
