import { routesOf } from "./routes";
import { metricName, severities, type Rule } from "./rule";

/** What is missing or wrong in a rule's data, its pattern and its cases aside, a sentence each. */
export function dataProblems(rule: Rule): readonly string[] {
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
    [
      rule.alarm === undefined || routesOf(rule).includes("metric"),
      'alarm: expected the route "metric" beside it, as only an alarm counts; as it is, each event is a mail',
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}
