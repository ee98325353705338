import type { Scalar } from "./event-pattern";
import { shown } from "./event-pattern-error";
import { leavesOf, type Leaves } from "./leaves";
import { holdsAny } from "./matcher";
import { parseEventPattern, type ParsedEventPattern } from "./parse";
import { isObject } from "../is-object";

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
  const matches = leavesMatcher(parseEventPattern(pattern));
  return (event) => matches(leavesOfEvent(event));
}

/** The values of an event, for {@link leavesMatcher}; whoever tries many patterns on one event takes them once. */
export function leavesOfEvent(event: unknown): Leaves {
  if (!isObject(event)) {
    throw new Error(`expected an event as an object, found ${shown(event)}`);
  }
  return leavesOf(event);
}

/** The predicate of a pattern that was parsed already. */
export function leavesMatcher(
  parsed: ParsedEventPattern,
): (leaves: Leaves) => boolean {
  const branches = parsed.map((branch) =>
    [...branch]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, matchers]) => ({
        field,
        holds: holdsAny(matchers),
        mayBeMissing: matchers.some(
          (matcher) => matcher.kind === "exists" && !matcher.wanted,
        ),
      })),
  );
  return (leaves) =>
    branches.some((fields) => matchFields(fields, leaves, none));
}

const none: ReadonlyMap<number, number> = new Map();

/** The fields of a branch, each with what decides on its values. */
type Fields = readonly {
  readonly field: string;
  readonly holds: (value: Scalar) => boolean;
  readonly mayBeMissing: boolean;
}[];

/** Whether values can be chosen for all the fields from the nth on that stand in the elements chosen so far. */
function matchFields(
  fields: Fields,
  leaves: Leaves,
  chosen: ReadonlyMap<number, number>,
  n = 0,
): boolean {
  const wanted = fields[n];
  if (wanted === undefined) return true;
  const { field, holds, mayBeMissing } = wanted;
  const found = (leaves.get(field) ?? []).filter(
    ({ elements }) =>
      elements.size === 0 ||
      [...elements].every(
        ([array, element]) => (chosen.get(array) ?? element) === element,
      ),
  );
  if (found.length === 0) {
    return mayBeMissing && matchFields(fields, leaves, chosen, n + 1);
  }
  return found.some(
    ({ value, elements }) =>
      holds(value) &&
      matchFields(
        fields,
        leaves,
        elements.size === 0 ? chosen : new Map([...chosen, ...elements]),
        n + 1,
      ),
  );
}
