import {
  conditions,
  isWildcard,
  type Condition,
  type Pattern,
  type Step,
} from "../../pattern";

/** A way of names from the root of a record, and all that rules ask about the value there. */
export interface Path {
  readonly names: readonly string[];
  /** Each condition once. */
  readonly conditions: readonly Condition[];
}

/**
 * The paths whose values decide about the rules: each condition's selector up to its first step that is
 * no name. A path without names stands for the whole record, as `$.* = "x"` asks for.
 */
export function pathsOf(
  rules: readonly { readonly pattern: Pattern }[],
): readonly Path[] {
  const paths = new Map<string, Map<string, Condition>>();
  // Rules made of others share their conditions.
  const all = new Set(rules.flatMap(({ pattern }) => conditions(pattern)));
  for (const condition of all) {
    const names = JSON.stringify(namesOf(condition));
    const known = paths.get(names) ?? new Map<string, Condition>();
    paths.set(names, known.set(JSON.stringify(condition), condition));
  }
  return [...paths].map(([names, conditions]) => ({
    names: JSON.parse(names) as string[], // as written above
    conditions: [...conditions.values()],
  }));
}

/** The names of a condition's path. */
export function namesOf({ selector }: Condition): readonly string[] {
  const names: string[] = [];
  for (const step of selector) {
    if (step.kind !== "key") break;
    names.push(step.name);
  }
  return names;
}

/** The step behind the path's names; undefined where the condition is about the path's value itself. */
export function stepBehind({ selector }: Condition): Step | undefined {
  return selector.find(({ kind }) => kind !== "key");
}

/** Whether any object at the path is to the rules as any other. */
export function isOpaqueObject({ conditions }: Path): boolean {
  return !conditions.some((condition) => {
    const step = stepBehind(condition);
    return step !== undefined && isWildcard(step);
  });
}

/** Whether any array at the path is to the rules as any other: nobody looks into it, not even for a null. */
export function isOpaqueArray({ conditions }: Path): boolean {
  return conditions.every(
    (condition) =>
      stepBehind(condition) === undefined &&
      (condition.kind !== "is" || condition.value !== null),
  );
}
