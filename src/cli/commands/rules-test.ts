import { pack, type PackId, packIds, rules } from "../../../rules";
import type { Rule } from "../../rule/rule";
import { UnknownIdError } from "../../rule/unknown-id-error";
import { runCases, verifyRule } from "../../rule/verify";
import { verifyRules } from "../../rule/verify-rules";
import { defineCommand } from "../command";
import { counted } from "../../print/numeral";
import { knownRule, knownRules } from "../project/known-rules";
import { format } from "../options";

export const command = defineCommand({
  arguments: [{ name: "[ids...]", summary: "the rules to test; none: all" }],
  options: { format },
  notes: `
Runs every case of a rule through its pattern, and checks its data, the text of
its filter, CloudWatch's limits, and that no other rule is the same. Without ids
it tries your own rules (monitoredEvents in cdktf.json) and the packs, too.

Exit code: 0 when all is well, 1 when anything is wrong.

  trailwire rules test root-usage cloudtrail-changes`,
  run: async ([ids], { format }, io) => {
    const known = knownRules();
    const chosen =
      ids.length === 0 ? known : ids.map((id) => knownRule(id, known));
    const results = [
      ...tested(chosen),
      ...(ids.length === 0 ? packIds.flatMap(packProblems) : []),
    ];
    await io.print(
      format === "json"
        ? `${JSON.stringify(results, null, 2)}\n`
        : `${asText(results, chosen.length)}\n`,
    );
    return results.every(({ problems }) => problems.length === 0) ? 0 : 1;
  },
});

interface RuleResult {
  readonly id: string;
  readonly cases: ReturnType<typeof runCases>;
  /** A sentence each; none for a rule that can be deployed. */
  readonly problems: readonly string[];
}

/** The files in `rules/` are held to more than what is made of a user's own events. */
function tested(chosen: readonly Rule[]): readonly RuleResult[] {
  const kept = verifyRules(
    chosen.filter((rule) => rules.includes(rule)),
    rules,
  );
  return chosen.map((rule) => ({
    id: rule.id,
    cases: runCases(rule),
    problems: kept.get(rule.id) ?? verifyRule(rule),
  }));
}

/** A pack that names what is no rule. */
function packProblems(id: PackId): readonly RuleResult[] {
  try {
    pack(id);
    return [];
  } catch (error) {
    if (!(error instanceof UnknownIdError)) throw error;
    return [{ id: `pack ${id}`, cases: [], problems: [error.message] }];
  }
}

function asText(results: readonly RuleResult[], rules: number): string {
  const problems = results.flatMap(({ id, problems }) =>
    problems.map((problem) => `${id}: ${problem}`),
  );
  const cases = results.flatMap((result) => result.cases).length;
  const verdict =
    problems.length === 0
      ? "all as they should be"
      : `${counted(problems.length, "problem")}`;
  return [
    ...problems,
    `${counted(rules, "rule")}, ${counted(cases, "case")}: ${verdict}`,
  ].join("\n");
}
