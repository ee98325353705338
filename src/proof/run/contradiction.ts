import {
  and,
  compile,
  isWildcard,
  or,
  renderSelector,
  type Condition,
  type Pattern,
} from "../../pattern";
import { alternativesOf } from "./alternatives";

/**
 * The two conditions that stand in each other's way, where every alternative of the pattern holds
 * such two; undefined where a record may match. Undefined is no promise that one does.
 */
export function contradiction(
  pattern: Pattern,
): readonly [Condition, Condition] | undefined {
  let first: readonly [Condition, Condition] | undefined;
  for (const alternative of alternativesOf(pattern) ?? []) {
    const found = conflict(alternative);
    if (found === undefined) return undefined;
    first ??= found;
  }
  return first;
}

/** The same of a part: two conditions that are meant to hold together, beside others of which one suffices. */
export function contradictionWithin(
  pattern: Pattern,
): readonly [Condition, Condition] | undefined {
  if (pattern.kind !== "and" && pattern.kind !== "or") return undefined;
  const own = pattern.kind === "and" ? contradiction(pattern) : undefined;
  if (own !== undefined) return own;
  for (const operand of pattern.operands) {
    const found = contradictionWithin(operand);
    if (found !== undefined) return found;
  }
  return undefined;
}

function conflict(
  all: readonly Condition[],
): readonly [Condition, Condition] | undefined {
  // A wildcard may reach one value for this condition and another for that.
  const single = all.filter(({ selector }) => !selector.some(isWildcard));
  for (const [index, one] of single.entries()) {
    const other = single
      .slice(index + 1)
      .find((other) => exclude(one, other) || exclude(other, one));
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

/** Whether no record satisfies both, looked at from the first. */
function exclude(one: Condition, other: Condition): boolean {
  const [a, b] = [pathOf(one), pathOf(other)];
  const isEmpty =
    one.kind === "not-exists" || (one.kind === "is" && one.value === null);
  if (isEmpty && other.kind !== "not-exists" && isBelow(b, a)) return true;
  if (a !== b) return false;
  if (one.kind === "not-exists") return other.kind !== "not-exists";
  if (one.kind === "is")
    return other.kind !== "is" || other.value !== one.value;
  return one.kind === "text" && one.operator === "=" && isExact(one.value)
    ? !couldBe(one.value, other)
    : isPrefix(one) && isPrefix(other) && !share(one.value, other.value);
}

const paths = new WeakMap<Condition, string>();

function pathOf(condition: Condition): string {
  const path = paths.get(condition) ?? renderSelector(condition.selector);
  paths.set(condition, path);
  return path;
}

function isBelow(path: string, ancestor: string): boolean {
  return path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
}

/** Whether a field that holds the text, or the number it spells, satisfies the condition. */
function couldBe(text: string, condition: Condition): boolean {
  const selector = [{ kind: "key", name: "value" }] as const;
  const matches = compile({ ...condition, selector });
  const number = Number(text);
  return (
    matches({ value: text }) ||
    (String(number) === text && matches({ value: number }))
  );
}

function isExact(value: string): boolean {
  return !value.startsWith("*") && !value.endsWith("*");
}

type Text = Extract<Condition, { kind: "text" }>;

function isPrefix(condition: Condition): condition is Text {
  return (
    condition.kind === "text" &&
    condition.operator === "=" &&
    condition.value.length > 1 &&
    /^[^*]+\*$/.test(condition.value)
  );
}

/** Whether a text can begin as both say. */
function share(one: string, other: string): boolean {
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  return a.startsWith(b) || b.startsWith(a);
}

/** The pattern without the conditions that cannot hold; undefined where nothing is left to match. */
export function withoutDead(
  pattern: Pattern,
  dead: ReadonlySet<Pattern>,
): Pattern | undefined {
  if (dead.has(pattern)) return undefined;
  if (pattern.kind !== "and" && pattern.kind !== "or") return pattern;
  const operands = pattern.operands.flatMap((operand) => {
    const rest = withoutDead(operand, dead);
    return rest ? [rest] : [];
  });
  if (pattern.kind === "and") {
    return operands.length === pattern.operands.length
      ? and(operands)
      : undefined;
  }
  return operands.length > 0 ? or(operands) : undefined;
}
