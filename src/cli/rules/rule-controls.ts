import type { Control, Rule } from "../../rule/rule";

/** How a framework is called beside a control's id. Security Hub's ids speak for themselves. */
const shortNames: Readonly<Record<Control["framework"], string>> = {
  "CIS AWS Foundations Benchmark": "CIS ",
  "AWS Security Hub": "",
  "NIST SP 800-53": "NIST ",
  "PCI DSS": "PCI ",
};

/** The rule's controls in the newest version of each framework, as `CIS 5.3`. */
export function newestControls({ controls }: Pick<Rule, "controls">) {
  return controls
    .filter((control) =>
      controls.every(
        (other) =>
          other.framework !== control.framework ||
          newest(other) <= newest(control),
      ),
    )
    .map(({ framework, id }) => `${shortNames[framework]}${id}`);
}

/** The newest of a control's versions as a number that can be compared; 0 where it has none. */
function newest({ versions }: Control): number {
  return Math.max(0, ...versions.map((version) => Number.parseFloat(version)));
}
