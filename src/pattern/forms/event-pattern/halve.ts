import { both, either } from "./combine";
import { fieldsOf, type Formula } from "./formula";

/**
 * Formulas of which each event that the one matches is matched by one: the alternatives of its
 * longest list or group in halves. None where it has no alternatives.
 */
export function halve(formula: Formula): readonly Formula[] {
  const { fields, groups } = formula;
  const lists = [...fields]
    .filter(([, { tests }]) => tests.length > 1)
    .map(([key, field]) => ({
      size: JSON.stringify(field.tests).length,
      halves: inHalves(field.tests).map((tests) => ({
        fields: new Map(fields).set(key, { ...field, tests }),
        groups,
      })),
    }));
  const arms = groups.map((group) => ({
    size: JSON.stringify(
      fieldsOf(group).map(({ names, tests }) => [names, tests]),
    ).length,
    halves: inHalves(group).flatMap(
      (half) =>
        both([
          { fields, groups: groups.filter((other) => other !== group) },
          either(half),
        ]) ?? [],
    ),
  }));
  const [longest] = [...lists, ...arms].sort((a, b) => b.size - a.size);
  return longest?.halves ?? [];
}

function inHalves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
