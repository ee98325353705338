import { limits } from "../../pattern";
import { filterText } from "../../rule/filter-text";
import { routesOf } from "../../rule/routes";
import type { Control, Rule } from "../../rule/rule";
import { numeral } from "../../print/numeral";
import { table } from "../../print/table";
import { wrap } from "../../print/wrap";
import { routeSections } from "./rule-route-text";

/** All about one rule, for a person. */
export function ruleText(rule: Rule): string {
  const filter = filterText(rule);
  const length = numeral([...filter].length);
  const most = numeral(limits.length);
  const isDeployed = routesOf(rule).includes("metric");
  const use = isDeployed ? "" : "; not deployed on this route";
  const sections: readonly (readonly [string, string])[] = [
    ["Why", wrap(rule.description, "  ")],
    ...routeSections(rule),
    // In one piece, to be copied.
    [`Filter (${length} of ${most} characters${use})`, `  ${filter}`],
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
