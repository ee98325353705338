import { and, or } from "../../ast";
import { UnsupportedPatternError } from "../unsupported";
import {
  fieldsOf,
  sourceOf,
  type Field,
  type Formula,
  type Group,
} from "./formula";
import { meet } from "./meet";

/** More arms than this are not put together. */
const MOST_ARMS = 1000;

/**
 * The formula of all of them; undefined stands for one that nothing satisfies.
 *
 * @throws {UnsupportedPatternError} where EventBridge has no matcher for two conditions on one field
 */
export function both(
  formulas: readonly (Formula | undefined)[],
): Formula | undefined {
  const fields = new Map<string, Field>();
  const groups: Group[] = [];
  for (const formula of formulas) {
    if (formula === undefined) return undefined;
    for (const [key, field] of formula.fields) {
      const there = fields.get(key);
      const met = there === undefined ? field : meetFields(there, field);
      if (met.tests.length === 0) return undefined;
      fields.set(key, met);
    }
    groups.push(...formula.groups);
  }
  for (const group of groups) {
    const keys = keysOf(group);
    const shared = [...fields].filter(([key]) => keys.has(key));
    const other = groups.find(
      (there) =>
        there !== group && [...keysOf(there)].some((key) => keys.has(key)),
    );
    if (shared.length === 0 && other === undefined) continue;
    // What meets the group is taken into each of its arms.
    const arms = group.flatMap((arm) =>
      (other ?? [everything]).map((too) => [arm, too]),
    );
    if (arms.length > MOST_ARMS) throw tooMany(group);
    const inside = { fields: new Map(shared), groups: [] };
    shared.forEach(([key]) => fields.delete(key));
    return both([
      {
        fields,
        groups: groups.filter((there) => there !== group && there !== other),
      },
      either(arms.map((arm) => both([inside, ...arm]))),
    ]);
  }
  return { fields, groups };
}

const everything: Formula = { fields: new Map(), groups: [] };

/** The formula of any of them; arms that differ in one field only become one. */
export function either(
  formulas: readonly (Formula | undefined)[],
): Formula | undefined {
  const arms: Formula[] = [];
  for (const arm of formulas.flatMap(armsOf)) {
    const index = arms.findIndex(
      (there) => differing(there, arm) !== undefined,
    );
    const there = arms[index];
    const key = there && differing(there, arm);
    if (there === undefined || key === undefined) arms.push(arm);
    else if (key !== "") arms[index] = union(there, arm, key);
  }
  const [only, ...others] = arms;
  return others.length === 0 ? only : { fields: new Map(), groups: [arms] };
}

function armsOf(formula: Formula | undefined): readonly Formula[] {
  if (formula === undefined) return [];
  const [group, ...others] = formula.groups;
  return group !== undefined && others.length + formula.fields.size === 0
    ? group
    : [formula];
}

/** The one field in which two arms differ, "" where they do not, undefined where they differ in more. */
function differing(one: Formula, other: Formula): string | undefined {
  const keys = [...one.fields.keys()];
  if (
    one.groups.length + other.groups.length > 0 ||
    keys.length !== other.fields.size ||
    !keys.every((key) => other.fields.has(key))
  ) {
    return undefined;
  }
  const tests = ({ fields }: Formula, key: string) =>
    JSON.stringify(fields.get(key)?.tests);
  const [key = "", ...more] = keys.filter(
    (key) => tests(one, key) !== tests(other, key),
  );
  return more.length === 0 ? key : undefined;
}

function union(one: Formula, other: Formula, key: string): Formula {
  const [a, b] = [one.fields.get(key), other.fields.get(key)];
  if (a === undefined || b === undefined) return one;
  const field = {
    ...a,
    tests: [...a.tests, ...b.tests],
    source: or([a.source, b.source]),
  };
  return { fields: new Map(one.fields).set(key, field), groups: [] };
}

function meetFields(one: Field, other: Field): Field {
  const source = and([one.source, other.source]);
  const refuse = (reason: string, mend: string) =>
    new UnsupportedPatternError("EventBridge", source, { reason, mend });
  if (one.selector !== other.selector || one.selector.includes("[*]")) {
    throw refuse(
      "two conditions on the elements of one array hold for the same element, in a metric filter for any",
      "leave one of them out",
    );
  }
  const tests = meet(one.tests, other.tests);
  if (tests === undefined) {
    throw refuse(
      "it takes one list of matchers for a field, and has none for both conditions",
      "list the values that satisfy both",
    );
  }
  return { ...one, tests, source };
}

function keysOf(group: Group): ReadonlySet<string> {
  return new Set(fieldsOf(group).map(({ names }) => names.join(".")));
}

function tooMany(group: Group): UnsupportedPatternError {
  return new UnsupportedPatternError("EventBridge", or(group.map(sourceOf)), {
    reason: `alternatives on the same fields make more than ${MOST_ARMS} combinations`,
    mend: "split the pattern into several",
  });
}
