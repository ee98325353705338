import { controlCoverage, type ControlCoverage } from "./coverage-controls";
import { eventUse, type UnsupportedRule } from "./coverage-events";
import { limitUse, type LimitUse } from "./coverage-limits";
import {
  isIaas,
  techniqueCoverage,
  unknownTechniques,
  type TechniqueCoverage,
  type UnknownTechnique,
} from "./coverage-techniques";
import type { Rule } from "./rule";

/** What a selection of rules covers, what it does not and why, and what it takes of AWS's limits. */
export interface Coverage {
  readonly rules: readonly Rule[];
  readonly controls: readonly ControlCoverage[];
  readonly techniques: readonly TechniqueCoverage[];
  readonly limits: readonly LimitUse[];
  /** Techniques that rules name and ATT&CK does not have. */
  readonly unknown: readonly UnknownTechnique[];
  /** Rules on the event route that EventBridge cannot express. */
  readonly unsupported: readonly UnsupportedRule[];
}

/**
 * Maps rules to controls and techniques.
 *
 * @param all the rules that were chosen from, to name those that would close a gap
 */
export function coverageOf(
  chosen: readonly Rule[],
  all: readonly Rule[],
): Coverage {
  const { eventRules, unsupported } = eventUse(chosen);
  return {
    rules: chosen,
    controls: controlCoverage(chosen, all),
    techniques: techniqueCoverage(chosen),
    limits: limitUse(chosen, eventRules),
    unknown: unknownTechniques(chosen),
    unsupported,
  };
}

/** A share of a whole, such as the controls of one framework. */
export interface Share {
  readonly covered: number;
  /** What rules could cover and do not. */
  readonly open: number;
  /** What no rule can cover. */
  readonly blind: number;
}

/** How much of a framework's controls is covered. */
export function controlShare(controls: readonly ControlCoverage[]): Share {
  const covered = controls.filter(({ rules }) => rules.length > 0).length;
  const blind = controls.filter(
    ({ notARule }) => notARule !== undefined,
  ).length;
  return { covered, open: controls.length - covered - blind, blind };
}

/** How much of the IaaS matrix is covered. */
export function techniqueShare(
  techniques: readonly TechniqueCoverage[],
): Share {
  const count = (wanted: TechniqueCoverage["status"]) =>
    techniques.filter(
      (technique) => isIaas(technique) && technique.status === wanted,
    ).length;
  return {
    covered: count("covered"),
    open: count("open"),
    blind: count("blind"),
  };
}
