import { cisVersion } from "../../rule/published-controls";
import type { ControlCoverage } from "../../rule/coverage-controls";
import type { Control } from "../../rule/rule";

/** The controls of one framework, as coverage shows them. */
export interface FrameworkCoverage {
  readonly framework: Control["framework"];
  /** The framework with the version whose ids are shown. */
  readonly heading: string;
  readonly controls: readonly ControlCoverage[];
  /** Whether the controls are all that ask for alerts; otherwise they are those that rules name. */
  readonly isListed: boolean;
}

const headings: Readonly<Record<Control["framework"], string>> = {
  "CIS AWS Foundations Benchmark": `CIS AWS Foundations ${cisVersion}`,
  "AWS Security Hub": "AWS Security Hub",
  "NIST SP 800-53": "NIST SP 800-53",
  "PCI DSS": "PCI DSS",
};

/** The controls by framework, in their order. */
export function frameworks(
  controls: readonly ControlCoverage[],
): readonly FrameworkCoverage[] {
  return [...new Set(controls.map(({ framework }) => framework))].map(
    (framework) => {
      const own = controls.filter((control) => control.framework === framework);
      return {
        framework,
        heading: headings[framework],
        controls: own,
        isListed: own.some(({ topic }) => topic !== undefined),
      };
    },
  );
}
