import { isJsonObject } from "./event-pattern";
import { shown } from "./event-pattern-error";
import { leavesOf, type Leaf } from "./leaves";
import { holds, type Matcher } from "./matcher";
import { parseEventPattern } from "./parse";

/**
 * Makes the predicate that EventBridge itself would apply with this pattern.
 *
 * Fields of the same array must match in the same element of it, and any element will do. Null is
 * a value, so `anything-but` and `exists` match it. Written from EventBridge's guide and the
 * behaviour of github.com/aws/event-ruler, and apart from the compiler of event patterns, so that
 * each can show the other's mistakes.
 *
 * @param pattern the pattern as JSON text or as the value of one
 * @returns the predicate, which throws an `Error` where an event is not an object
 * @throws {EventPatternError} for what EventBridge refuses
 */
export function compileEventPattern(
  pattern: unknown,
): (event: unknown) => boolean {
  const branches = parseEventPattern(pattern).map((branch) =>
    [...branch].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return (event) => {
    if (!isJsonObject(event)) {
      throw new Error(`expected an event as an object, found ${shown(event)}`);
    }
    const leaves = leavesOf(event);
    return branches.some((fields) => matchFields(fields, leaves, new Map()));
  };
}

type Fields = readonly (readonly [
  field: string,
  matchers: readonly Matcher[],
])[];

/** Whether values can be chosen for all the fields that stand in the elements chosen so far. */
function matchFields(
  [first, ...others]: Fields,
  leaves: ReadonlyMap<string, readonly Leaf[]>,
  chosen: ReadonlyMap<number, number>,
): boolean {
  if (first === undefined) return true;
  const [field, matchers] = first;
  const found = (leaves.get(field) ?? []).filter(({ elements }) =>
    [...elements].every(
      ([array, element]) => (chosen.get(array) ?? element) === element,
    ),
  );
  if (found.length === 0) {
    return (
      matchers.some(
        (matcher) => matcher.kind === "exists" && !matcher.wanted,
      ) && matchFields(others, leaves, chosen)
    );
  }
  return found.some(
    ({ value, elements }) =>
      matchers.some((matcher) => holds(matcher, value)) &&
      matchFields(others, leaves, new Map([...chosen, ...elements])),
  );
}
