import { ruleById, rules } from "../../../rules";
import { UnknownIdError } from "../../../rules/unknown-id-error";
import type { Rule } from "../../rule/rule";
import { runCases, verifyRule } from "../../rule/verify";
import { defineCommand } from "../command";
import { counted } from "../../print/numeral";
import { format } from "../options";
import { orUsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [{ name: "[ids...]", summary: "the rules to test; none: all" }],
  options: { format },
  notes: `
Runs every case of a rule through its pattern, and checks its data, the text of
its filter and CloudWatch's limits.

Exit code: 0 when all is well, 1 when anything is wrong.

  trailwire rules test root-usage cloudtrail-changes`,
  run: async ([ids], { format }, io) => {
    const chosen =
      ids.length === 0
        ? rules
        : orUsageError(UnknownIdError, () => ids.map(ruleById));
    const results = chosen.map(testRule);
    await io.print(
      format === "json"
        ? `${JSON.stringify(results, null, 2)}\n`
        : `${asText(results)}\n`,
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

function testRule(rule: Rule): RuleResult {
  return { id: rule.id, cases: runCases(rule), problems: verifyRule(rule) };
}

function asText(results: readonly RuleResult[]): string {
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
    `${counted(results.length, "rule")}, ${counted(cases, "case")}: ${verdict}`,
  ].join("\n");
}
