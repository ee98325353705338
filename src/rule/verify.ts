import type { CloudTrailRecord } from "../cloudtrail/record";
import { compile } from "../pattern";
import { missedConditions, metConditions } from "./case-blame";
import type { Rule } from "./rule";
import { dataProblems } from "./verify-data";
import { filterProblems } from "./verify-filter";

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
  return [...verifyCases(rule), ...filterProblems(rule)];
}

/**
 * What is wrong with a rule's data and its cases. The text of its filter is left out: that takes
 * longest, and where it is deployed the proof reads it.
 */
export function verifyCases(rule: Rule): readonly string[] {
  return [...dataProblems(rule), ...caseProblems(rule)];
}

function caseProblems(rule: Rule): readonly string[] {
  const { pattern, matches, ignores } = rule;
  return runCases(rule)
    .filter(({ expected, actual }) => expected !== actual)
    .map(({ name, expected }) =>
      expected
        ? `case "${name}" must match and does not: ${missedConditions(pattern, matches[name])}`
        : `case "${name}" must not match and does, by ${metConditions(pattern, ignores[name])}`,
    );
}
