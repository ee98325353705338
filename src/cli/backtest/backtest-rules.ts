import { pack } from "../../../rules";
import { UnknownIdError } from "../../rule/unknown-id-error";
import { severities, type Rule, type Severity } from "../../rule/rule";
import { knownRule, knownRules } from "../project/known-rules";
import { orUsageError, UsageError } from "../usage-error";

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
  const all = knownRules();
  const named = orUsageError(UnknownIdError, () =>
    packId === undefined && ids === undefined
      ? all
      : [
          ...(packId === undefined ? [] : pack(packId)),
          ...idsIn(ids).map((id) => knownRule(id, all)),
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

/** The choice in words: `Pack cis`, `Rules root-usage, vpc-changes`, `All rules of severity high or above`. */
export function ruleSubject({ pack, rules, minSeverity }: RuleChoice): string {
  const ids = idsIn(rules);
  const named = [
    ...(pack === undefined ? [] : [`pack ${pack}`]),
    ...(ids.length === 0
      ? []
      : [`${ids.length === 1 ? "rule" : "rules"} ${ids.join(", ")}`]),
  ].join(" and ");
  const all = named === "" ? "all rules" : named;
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}${
    minSeverity === undefined ? "" : ` of severity ${minSeverity} or above`
  }`;
}

function idsIn(rules = ""): readonly string[] {
  return rules
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}
