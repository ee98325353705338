import { tactics, type Tactic } from "../../rule/attack-techniques";
import { isIaas, type TechniqueCoverage } from "../../rule/coverage-techniques";
import { ruleLinks } from "./coverage-links";
import { html, type Html } from "../../print/html";

/** The techniques as a matrix of tactics, coloured by how many rules tell each; a cell opens to say which, or why none. */
export function matrixHtml(techniques: readonly TechniqueCoverage[]): Html {
  // Object.keys forgets the keys' type; tactics has no others.
  const columns = (Object.keys(tactics) as Tactic[]).map((tactic) =>
    columnHtml(
      tactics[tactic],
      techniques.filter((technique) => technique.tactics.includes(tactic)),
    ),
  );
  return html` <div class="key">
      <span><i class="some"></i>1 rule</span>
      <span><i class="more"></i>2 to 4 rules</span>
      <span><i class="most"></i>5 or more</span>
      <span><i class="open"></i>none yet: a gap to close</span>
      <span><i class="blind"></i>none: out of sight, and it says why</span>
    </div>
    <div class="matrix">${columns}</div>
    ${outsideHtml(techniques.filter((technique) => !isIaas(technique)))}`;
}

function outsideHtml(
  techniques: readonly TechniqueCoverage[],
): Html | undefined {
  return techniques.length === 0
    ? undefined
    : html` <h3>Outside the IaaS matrix</h3>
        <div class="outside">${techniques.map(cellHtml)}</div>`;
}

function columnHtml(
  name: string,
  techniques: readonly TechniqueCoverage[],
): Html {
  const covered = techniques.filter(({ status }) => status === "covered");
  return html` <section class="tactic">
    <h3>${name} <small>${covered.length} of ${techniques.length}</small></h3>
    ${techniques.map(cellHtml)}
  </section>`;
}

function cellHtml(technique: TechniqueCoverage): Html {
  const { id, name, rules } = technique;
  const level = id.includes(".") ? "cell sub" : "cell";
  return html` <details class="${level} ${shade(technique)}">
    <summary title="${id}">
      ${rules.length > 0 ? html`<span>${rules.length}</span>` : undefined}${breakable(name)}
    </summary>
    <div>
      <p>
        <a href="https://attack.mitre.org/techniques/${id.replace(".", "/")}/"
          >${id}</a
        >
      </p>
      ${detailsHtml(technique)}
    </div>
  </details>`;
}

/** The name with a place to break after a slash. */
function breakable(name: string): string {
  return name.replaceAll("/", "/\u200b");
}

function detailsHtml({ rules, blindSpot }: TechniqueCoverage): Html {
  if (rules.length > 0) return ruleLinks(rules);
  return blindSpot === undefined
    ? html`<p>No rule yet.</p>`
    : html`<p>${blindSpot.reason} <a href="${blindSpot.source}">AWS</a></p>`;
}

function shade({ status, rules }: TechniqueCoverage): string {
  if (status !== "covered") return status;
  if (rules.length === 1) return "some";
  return rules.length < 5 ? "more" : "most";
}
