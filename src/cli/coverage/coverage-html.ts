import { attackVersion } from "../../rule/attack-techniques";
import {
  controlShare,
  techniqueShare,
  type Coverage,
  type Share,
} from "../../rule/coverage";
import type { LimitUse } from "../../rule/coverage-limits";
import { frameworks } from "./coverage-frameworks";
import { ruleLink } from "./coverage-links";
import { matrixHtml } from "./coverage-matrix";
import { style } from "./coverage-style";
import { controlsTable, rulesTable } from "./coverage-tables";
import { html, type Html } from "../../print/html";
import { counted, numeral } from "../../print/numeral";
import { page } from "../../print/page";

/** The coverage as one page that needs nothing else: no script, no font, no network. */
export function coverageHtml(coverage: Coverage, subject: string): string {
  const { rules, controls, techniques, limits } = coverage;
  const groups = frameworks(controls);
  return page({
    title: `Trailwire coverage: ${subject}`,
    style,
    body: html`<header>
        <h1>What the rules cover</h1>
        <p class="soft">
          ${subject}, ${counted(rules.length, "rule")}. Every gap is shown;
          where no rule can close it, the reason stands beside it.
        </p>
      </header>
      <div class="tiles">
        ${groups
          .filter(({ isListed }) => isListed)
          .map(({ heading, controls }) =>
            shareTile(heading, controlShare(controls)),
          )}
        ${shareTile(`ATT&CK ${attackVersion}, IaaS techniques`, techniqueShare(techniques))}
      </div>
      <div class="tiles limits">${limits.map(limitTile)}</div>
      ${problemsHtml(coverage)}
      <h2>MITRE ATT&amp;CK</h2>
      <p class="soft">
        The IaaS matrix of version ${attackVersion}; sub-techniques are
        indented. A number is a count of rules. Open a cell to see which.
      </p>
      ${matrixHtml(techniques)}
      ${groups.map(
        ({ heading, controls }) =>
          html`<h2>${heading}</h2>
            ${controlsTable(controls)}`,
      )}
      <h2>Rules</h2>
      ${rulesTable(rules)}`,
  });
}

function shareTile(name: string, { covered, open, blind }: Share): Html {
  const all = covered + open + blind;
  return html` <div class="tile">
    <small>${name}</small><b>${covered} of ${all}</b>
    <div class="meter">
      ${part("most", covered, all)}${part("open", open, all)}${part("blind", blind, all)}
    </div>
    <small>covered, ${open} open, ${blind} not for a rule</small>
  </div>`;
}

function limitTile({ name, used, limit, rule, source }: LimitUse): Html {
  const [state, note] = used > limit ? ["over", "too many"] : ["", rule];
  return html` <div class="tile ${state}">
    <small><a href="${source}">${name}</a></small
    ><b>${numeral(used)} of ${numeral(limit)}</b>
    <div class="meter">${part("most", Math.min(used, limit), limit)}</div>
    <small>${note}</small>
  </div>`;
}

function part(kind: string, count: number, all: number): Html {
  return html`<i
    class="${kind}"
    style="width:${((100 * count) / all).toFixed(1)}%"
  ></i>`;
}

function problemsHtml({ unknown, unsupported }: Coverage): readonly Html[] {
  return [
    problem(
      "Techniques that ATT&CK does not have",
      unknown.map(
        ({ rule, technique }) => html`${ruleLink(rule)} names ${technique}`,
      ),
    ),
    problem(
      "Rules that EventBridge cannot express",
      unsupported.map(({ rule, reason }) => html`${ruleLink(rule)}: ${reason}`),
    ),
  ].flatMap((found) => found ?? []);
}

function problem(what: string, rules: readonly Html[]): Html | undefined {
  return rules.length === 0
    ? undefined
    : html`<details class="problem">
        <summary>${what}: ${rules.length}</summary>
        <ul>
          ${rules.map((rule) => html`<li>${rule}</li>`)}
        </ul>
      </details>`;
}
