import { blindSpotOf, type BlindSpot } from "./attack-blind-spots";
import {
  parentId,
  techniqueById,
  techniques,
  type Technique,
} from "./attack-techniques";
import type { Rule } from "./rule";

/** A technique of ATT&CK, and the rules that tell it. */
export interface TechniqueCoverage extends Technique {
  /** The chosen rules that name it or one of its sub-techniques, by id. */
  readonly rules: readonly string[];
  /** `open` is a gap to close; `blind` is one that rules cannot close. */
  readonly status: "covered" | "open" | "blind";
  /** Why rules are blind to it; undefined where they are not. */
  readonly blindSpot: BlindSpot | undefined;
}

/** The techniques of the IaaS matrix, covered or not, and those outside it that rules name, by id. */
export function techniqueCoverage(
  rules: readonly Rule[],
): readonly TechniqueCoverage[] {
  const telling = rulesByTechnique(rules);
  return [...techniques.values()]
    .map((technique) => withRules(technique, telling.get(technique.id) ?? []))
    .filter((technique) => isIaas(technique) || technique.rules.length > 0)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Whether the technique stands in the IaaS matrix. */
export function isIaas({ tactics }: Pick<Technique, "tactics">): boolean {
  return tactics.length > 0;
}

/** A rule that names a technique which ATT&CK's table lacks, most likely by a slip. */
export interface UnknownTechnique {
  readonly rule: string;
  readonly technique: string;
}

/** Every technique of the rules that the table lacks; the gates want none. */
export function unknownTechniques(
  rules: readonly Rule[],
): readonly UnknownTechnique[] {
  return rules.flatMap(({ id, attack }) =>
    attack
      .filter((technique) => techniqueById(technique) === undefined)
      .map((technique) => ({ rule: id, technique })),
  );
}

function rulesByTechnique(
  rules: readonly Rule[],
): ReadonlyMap<string, readonly string[]> {
  const telling = new Map<string, string[]>();
  for (const rule of rules) {
    const ids = rule.attack.flatMap((named) => techniqueById(named)?.id ?? []);
    for (const id of new Set([...ids, ...ids.map(parentId)])) {
      telling.set(id, [...(telling.get(id) ?? []), rule.id]);
    }
  }
  return telling;
}

function withRules(
  technique: Technique,
  rules: readonly string[],
): TechniqueCoverage {
  if (rules.length > 0) {
    return { ...technique, rules, status: "covered", blindSpot: undefined };
  }
  const blindSpot = blindSpotOf(technique.id);
  const status = blindSpot === undefined ? "open" : "blind";
  return { ...technique, rules, status, blindSpot };
}
