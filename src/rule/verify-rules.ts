import { filterText } from "./filter-text";
import { gateProblems } from "./gates";
import { metricName, type Rule } from "./rule";
import { verifyRule } from "./verify";

/**
 * Everything wrong with rules that are kept together, by id; no sentence for those that are as
 * they should be.
 *
 * @param among the rules that none of them may be taken for
 */
export function verifyRules(
  rules: readonly Rule[],
  among: readonly Rule[] = rules,
): ReadonlyMap<string, readonly string[]> {
  const alike = likenesses(among);
  return new Map(
    rules.map((rule) => [
      rule.id,
      [...verifyRule(rule), ...gateProblems(rule), ...alike(rule)],
    ]),
  );
}

/** What may not be the same in two rules. */
const distinct: readonly (readonly [string, (rule: Rule) => string])[] = [
  ["id", ({ id }) => id],
  ["id as a metric's name", metricName],
  ["filter", filterText],
  // A rule with the text that Security Hub compares is its twin's, and nobody deploys both by chance.
  ["title", ({ id, title }) => (id.endsWith("-security-hub") ? id : title)],
];

/** Says of a rule what it has in common with another. */
function likenesses(rules: readonly Rule[]): (rule: Rule) => readonly string[] {
  const known = distinct.map(([what, of]) => {
    const byText = new Map<string, Rule[]>();
    for (const rule of rules) {
      byText.set(of(rule), [...(byText.get(of(rule)) ?? []), rule]);
    }
    return { what, of, byText };
  });
  return (rule) =>
    known.flatMap(({ what, of, byText }) => {
      const other = byText.get(of(rule))?.find((other) => other !== rule);
      return other === undefined
        ? []
        : `${what}: the same as that of "${other.id}", expected one rule for both`;
    });
}
