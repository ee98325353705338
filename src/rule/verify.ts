import type { CloudTrailRecord } from "../cloudtrail/record";
import { recordSchema } from "../cloudtrail/record";
import {
  checkCondition,
  compile,
  equivalent,
  parseJson,
  PatternSyntaxError,
} from "../pattern";
import { filterText } from "./filter-text";
import { metricName, severities, type Rule } from "./rule";

/** The verdict on one named case of a rule. */
export interface CaseResult {
  readonly name: string;
  readonly expected: boolean;
  readonly actual: boolean;
}

/** Runs every case of the rule through its matcher. */
export function runCases(
  rule: Pick<Rule, "pattern" | "matches" | "ignores">,
): readonly CaseResult[] {
  const matches = compile(rule.pattern);
  const run = (
    cases: Readonly<Record<string, CloudTrailRecord>>,
    expected: boolean,
  ) =>
    Object.entries(cases).map(([name, record]) => ({
      name,
      expected,
      actual: matches(record),
    }));
  return [...run(rule.matches, true), ...run(rule.ignores, false)];
}

/** Everything wrong with a rule, a sentence each; none when it can be deployed. */
export function verifyRule(rule: Rule): readonly string[] {
  return [
    ...metadataProblems(rule),
    ...filterProblems(rule),
    ...runCases(rule)
      .filter(({ expected, actual }) => expected !== actual)
      .map(({ name, expected }) =>
        expected
          ? `case "${name}" must match and does not`
          : `case "${name}" must not match and does`,
      ),
  ];
}

function metadataProblems(rule: Rule): readonly string[] {
  const { id, runbook, attack, severity } = rule;
  const checks: readonly (readonly [boolean, string])[] = [
    [
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id),
      `id: expected kebab-case such as root-usage, got "${id}"`,
    ],
    [
      metricName(rule).length <= 255,
      "id: expected at most 255 characters, the limit of a metric's name",
    ],
    [
      severities.includes(severity),
      `severity: expected one of ${severities.join(", ")}, got "${severity}"`,
    ],
    [rule.title.trim() !== "", "title: expected text, got none"],
    [rule.description.trim() !== "", "description: expected text, got none"],
    [
      runbook.length >= 3 && runbook.length <= 6,
      `runbook: expected three to six steps, got ${runbook.length}`,
    ],
    [
      attack.every((technique) => /^T\d{4}(\.\d{3})?$/.test(technique)),
      `attack: expected ATT&CK techniques such as T1562.008, got ${attack.join(", ")}`,
    ],
    [
      rule.falsePositives.length > 0,
      "falsePositives: expected at least one, got none",
    ],
    [
      Object.keys(rule.matches).length > 0,
      "matches: expected at least one case, got none",
    ],
    [
      Object.keys(rule.ignores).length > 0,
      "ignores: expected at least one case, got none",
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}

/** The filter's text must parse, stay within CloudWatch's limits, fit the record and mean what the pattern means. */
function filterProblems(rule: Rule): readonly string[] {
  const problems: string[] = [];
  try {
    const parsed = parseJson(filterText(rule), {
      onCondition: (source) => {
        const violation = checkCondition(recordSchema, source);
        if (violation !== undefined) problems.push(violation.reason);
      },
    });
    if (!equivalent(parsed, rule.pattern)) {
      problems.push(
        "verbatim: expected a text that means the same as the pattern, got another",
      );
    }
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    problems.push(error.message);
  }
  return problems;
}
