import { pack, rules as ownByTrailwire } from "../../rules";
import { UnknownIdError } from "../../rules/unknown-id-error";
import { severities, type Rule, type Severity } from "../rule/rule";
import { ownRules } from "./own-rules";
import { orUsageError, UsageError } from "./usage-error";

/** How rules are named on the command line. */
export interface RuleChoice {
  readonly pack: string | undefined;
  /** Ids with commas between. */
  readonly rules: string | undefined;
  readonly minSeverity: Severity | undefined;
}

/**
 * The rules that were named, each once: those of a pack, and those named by id, which may be the
 * user's own. None named are all.
 *
 * @throws {UsageError} for a name that is none, and where none of them is as severe
 */
export function chosenRules({
  pack: packId,
  rules: ids,
  minSeverity = "info",
}: RuleChoice): readonly Rule[] {
  const all = [...ownByTrailwire, ...ownRules()];
  const named = orUsageError(UnknownIdError, () =>
    packId === undefined && ids === undefined
      ? all
      : [
          ...(packId === undefined ? [] : pack(packId)),
          ...(ids ?? "")
            .split(",")
            .map((id) => id.trim())
            .filter((id) => id !== "")
            .map((id) => byId(id, all)),
        ],
  );
  const severe = named.filter(
    ({ severity }) =>
      severities.indexOf(severity) <= severities.indexOf(minSeverity),
  );
  if (severe.length > 0) return [...new Set(severe)];
  throw new UsageError(
    named.length === 0
      ? "--rules: expected ids of rules with commas between, got none"
      : `--min-severity: expected one that a named rule has, got ${minSeverity}`,
  );
}

/** The choice in words: `Pack cis`. */
export function ruleSubject({ pack, rules }: RuleChoice): string {
  const named = [
    ...(pack === undefined ? [] : [`pack ${pack}`]),
    ...(rules === undefined ? [] : [rules.split(",").join(", ")]),
  ].join(" and ");
  return named === ""
    ? "All rules"
    : named.charAt(0).toUpperCase() + named.slice(1);
}

function byId(id: string, all: readonly Rule[]): Rule {
  const rule = all.find((rule) => rule.id === id);
  if (rule !== undefined) return rule;
  throw new UnknownIdError(
    "rule",
    id,
    all.map((rule) => rule.id),
    "`trailwire rules list` shows all",
  );
}
