import { html, type Html } from "../../print/html";

/** The anchor of a rule's row within the page. */
export function anchorOf(ruleId: string): string {
  return `rule-${ruleId}`;
}

/** A list of rules that lead to their rows. */
export function ruleLinks(ids: readonly string[]): Html {
  return html`<ul>
    ${ids.map((id) => html`<li>${ruleLink(id)}</li>`)}
  </ul>`;
}

/** A rule that leads to its row. */
export function ruleLink(id: string): Html {
  return html`<a href="#${anchorOf(id)}">${id}</a>`;
}
