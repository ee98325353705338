import { limits } from "../pattern";
import { filterText } from "../rule/filter-text";
import { alarmOf, metricName, type Control, type Rule } from "../rule/rule";
import { table } from "../print/table";
import { wrap } from "../print/wrap";

/** All about one rule, for a person. */
export function ruleText(rule: Rule): string {
  const filter = filterText(rule);
  const length = [...filter].length.toLocaleString("en-US");
  const most = limits.length.toLocaleString("en-US");
  const sections: readonly (readonly [string, string])[] = [
    ["Why", wrap(rule.description, "  ")],
    // In one piece, to be copied.
    [`Filter (${length} of ${most} characters)`, `  ${filter}`],
    ["Alarm", wrap(alarmText(rule), "  ")],
    ["Controls (framework, id, versions)", controlsOf(rule.controls)],
    ["MITRE ATT&CK", wrap(rule.attack.join(", "), "  ")],
    ["Harmless when", list(rule.falsePositives, () => "-")],
    ["What to do", list(rule.runbook, (n) => `${n}.`)],
    ["Must match", list(Object.keys(rule.matches), () => "-")],
    ["Must not match", list(Object.keys(rule.ignores), () => "-")],
  ];
  const body = sections
    .filter(([, text]) => text !== "")
    .map(([heading, text]) => `${heading}\n${text}`);
  return [`${rule.id} (${rule.severity})\n${rule.title}`, ...body].join("\n\n");
}

function alarmText(rule: Rule): string {
  const { threshold, period } = alarmOf(rule);
  const events = threshold === 1 ? "1 event" : `${threshold} events`;
  return `at ${events} within ${period} seconds, on the metric ${metricName(rule)}`;
}

function controlsOf(controls: readonly Control[]): string {
  return table(
    controls.map(({ framework, id, versions }) => [
      `  ${framework}`,
      id,
      versions.join(", "),
    ]),
  );
}

function list(items: readonly string[], mark: (n: number) => string): string {
  return items
    .map((item, index) => wrap(item, `  ${mark(index + 1)} `))
    .join("\n");
}
