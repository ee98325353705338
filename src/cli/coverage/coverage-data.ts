import { attackVersion } from "../../rule/attack-techniques";
import {
  controlShare,
  techniqueShare,
  type Coverage,
} from "../../rule/coverage";
import { routesOf } from "../../rule/routes";
import { frameworks } from "./coverage-frameworks";

/** The coverage as JSON. Controls and techniques name rules by id; null is «does not apply». */
export function coverageData(coverage: Coverage, pack: string | undefined) {
  const { rules, controls, techniques, limits, unknown, unsupported } =
    coverage;
  return {
    pack: pack ?? null,
    summary: {
      controls: frameworks(controls)
        .filter(({ isListed }) => isListed)
        .map(({ framework, controls }) => ({
          framework,
          ...controlShare(controls),
        })),
      techniques: { version: attackVersion, ...techniqueShare(techniques) },
    },
    limits: limits.map((use) => ({ ...use, rule: use.rule ?? null })),
    controls: controls.map(({ topic, notARule, ...control }) => ({
      ...control,
      topic: topic ?? null,
      notARule: notARule ?? null,
    })),
    techniques: techniques.map(({ blindSpot, ...technique }) => ({
      ...technique,
      blindSpot: blindSpot ?? null,
    })),
    unknownTechniques: unknown,
    unsupportedRules: unsupported,
    rules: rules.map((rule) => ({
      id: rule.id,
      title: rule.title,
      severity: rule.severity,
      routes: routesOf(rule),
      controls: rule.controls,
      attack: rule.attack,
    })),
  };
}
