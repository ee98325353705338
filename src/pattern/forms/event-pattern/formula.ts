import { and, or, type Condition, type Pattern } from "../../ast";
import { renderSelector } from "../../render";
import type { FieldTest } from "./field-test";

/**
 * A pattern in the shape of an event pattern: every field satisfies one of its tests, and of every
 * group one arm holds.
 *
 * EventBridge takes one list for a field, so no field of a formula stands in one of its groups,
 * and none in two of them.
 */
export interface Formula {
  /** By the field's steps, joined by dots. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly groups: readonly Group[];
}

/** Two arms or more. */
export type Group = readonly Formula[];

export interface Field {
  /** The names on the way to the field, from the event on; a step into an array has none. */
  readonly names: readonly string[];
  readonly tests: readonly FieldTest[];
  /** The selector's text, which tells `a[*]` from `a`. */
  readonly selector: string;
  /** What the tests stand for. */
  readonly source: Pattern;
}

/** The field of an event that holds the CloudTrail record. */
const ROOT = "detail";

/** The formula of a condition that one of the tests satisfies. */
export function fieldFormula(
  source: Condition,
  tests: readonly FieldTest[],
): Formula | undefined {
  if (tests.length === 0) return undefined;
  const names = [
    ROOT,
    ...source.selector.flatMap((step) =>
      step.kind === "key" ? [step.name] : [],
    ),
  ];
  const selector = renderSelector(source.selector);
  return {
    fields: new Map([[names.join("."), { names, tests, selector, source }]]),
    groups: [],
  };
}

/** All fields of the group's arms and of the groups in them. */
export function fieldsOf(group: Group): readonly Field[] {
  return group.flatMap(({ fields, groups }) => [
    ...fields.values(),
    ...groups.flatMap(fieldsOf),
  ]);
}

/** What a formula stands for. */
export function sourceOf({ fields, groups }: Formula): Pattern {
  return and([
    ...[...fields.values()].map(({ source }) => source),
    ...groups.map((group) => or(group.map(sourceOf))),
  ]);
}
