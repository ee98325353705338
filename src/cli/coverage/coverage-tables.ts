import { techniqueById } from "../../rule/attack-techniques";
import type { ControlCoverage } from "../../rule/coverage-controls";
import { routesOf } from "../../rule/routes";
import type { Rule } from "../../rule/rule";
import { anchorOf, ruleLink } from "./coverage-links";
import { html, type Html } from "../../print/html";
import { newestControls } from "../rules/rule-controls";

/** The controls of one framework: what each asks for, and the rules that satisfy it or why none does. */
export function controlsTable(controls: readonly ControlCoverage[]): Html {
  const columns = controlColumns.filter(
    ({ isNeeded }) => isNeeded === undefined || controls.some(isNeeded),
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${columns.map(({ heading }) => html`<th>${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${controls.map(
          (control) =>
            html`<tr class="${kindOf(control)}">
              ${columns.map(({ cell }) => cell(control))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

interface ControlColumn {
  readonly heading: string;
  readonly cell: (control: ControlCoverage) => Html;
  /** @default - always shown */
  readonly isNeeded?: (control: ControlCoverage) => boolean;
}

const controlColumns: readonly ControlColumn[] = [
  { heading: "Control", cell: ({ id }) => html`<td>${id}</td>` },
  {
    heading: "Asks for",
    cell: ({ topic }) => html`<td>${topic}</td>`,
    isNeeded: ({ topic }) => topic !== undefined,
  },
  {
    heading: "Earlier ids",
    cell: ({ formerly }) => html`<td class="soft">${formerly.join(", ")}</td>`,
    isNeeded: ({ formerly }) => formerly.length > 0,
  },
  { heading: "Rules", cell: (control) => html`<td>${answer(control)}</td>` },
];

function kindOf({ rules, notARule }: ControlCoverage): string {
  if (notARule !== undefined) return "none";
  return rules.length > 0 ? "met" : "gap";
}

function answer({ rules, notARule, available }: ControlCoverage) {
  if (rules.length > 0) return separated(rules.map(ruleLink));
  if (notARule !== undefined) return `Not for a rule: ${notARule}`;
  return available.length > 0
    ? `Not chosen: ${available.join(", ")}`
    : "No rule yet";
}

/** Every rule with what it satisfies and tells. */
export function rulesTable(rules: readonly Rule[]): Html {
  return html` <div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Rule</th>
          <th>Tells when</th>
          <th>Severity</th>
          <th>Route</th>
          <th>Controls</th>
          <th>ATT&amp;CK</th>
        </tr>
      </thead>
      <tbody>
        ${rules.map(ruleRow)}
      </tbody>
    </table>
  </div>`;
}

function ruleRow(rule: Rule): Html {
  const { id, title, severity, attack } = rule;
  const techniques = attack.map((named) => techniqueById(named)?.id ?? named);
  return html` <tr id="${anchorOf(id)}">
    <td>${id}</td>
    <td>${title}</td>
    <td class="${severity}">${severity}</td>
    <td>${routesOf(rule).join(", ")}</td>
    <td>${newestControls(rule).join(", ")}</td>
    <td>${[...new Set(techniques)].join(", ")}</td>
  </tr>`;
}

function separated(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`, ${part}`))}`;
}
