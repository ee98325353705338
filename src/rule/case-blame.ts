import {
  compile,
  conditions,
  isWildcard,
  render,
  renderSelector,
  type Pattern,
  type Selector,
} from "../pattern";
import { meant } from "./did-you-mean";

/** Of long lists, so many are named. */
const NAMED = 3;

/** Which conditions keep a record from matching, with what it has: `$.eventName is "A": expected "B" or "C"`. */
export function missedConditions(pattern: Pattern, record: unknown): string {
  return few(missed(pattern, record), "; ");
}

/** Which conditions let a record match: `$.eventName = "A" && $.readOnly IS FALSE`. */
export function metConditions(pattern: Pattern, record: unknown): string {
  return few(met(pattern, record).map(written), " && ");
}

function missed(pattern: Pattern, record: unknown): readonly string[] {
  if (compile(pattern)(record)) return [];
  if (pattern.kind === "and") {
    return pattern.operands.flatMap((operand) => missed(operand, record));
  }
  const selectors = new Set(
    conditions(pattern).map(({ selector }) => renderSelector(selector)),
  );
  if (pattern.kind === "or" && selectors.size > 1) {
    // The alternative that comes nearest.
    const [least = []] = pattern.operands
      .map((operand) => missed(operand, record))
      .sort((a, b) => a.length - b.length);
    return least;
  }
  return [expectation(pattern, record)];
}

/** What is expected of one field, and what the record has there. */
function expectation(pattern: Pattern, record: unknown): string {
  const [first] = conditions(pattern);
  if (first === undefined) return written(pattern);
  const { selector } = first;
  const value = selector.some(isWildcard)
    ? undefined
    : { at: valueAt(record, selector) };
  const texts = conditions(pattern).flatMap((condition) =>
    condition.kind === "text" && condition.operator === "="
      ? condition.value
      : [],
  );
  const isList = texts.length === conditions(pattern).length;
  const expected = isList
    ? few(sortedBy(value?.at, texts).map(quoted), " or ")
    : written(pattern);
  return value === undefined
    ? `expected ${written(pattern)}`
    : `${renderSelector(selector)} is ${shown(value.at)}: expected ${expected}`;
}

/** What was likely meant comes first. */
function sortedBy(got: unknown, texts: readonly string[]): readonly string[] {
  const likely = typeof got === "string" ? meant(got, texts) : undefined;
  return likely === undefined
    ? texts
    : [likely, ...texts.filter((text) => text !== likely)];
}

function met(pattern: Pattern, record: unknown): readonly Pattern[] {
  switch (pattern.kind) {
    case "and":
      return pattern.operands.flatMap((operand) => met(operand, record));
    case "or":
      return pattern.operands
        .filter((operand) => compile(operand)(record))
        .slice(0, 1)
        .flatMap((operand) => met(operand, record));
    default:
      return [pattern];
  }
}

/** The value that a selector without wildcards leads to. */
function valueAt(record: unknown, selector: Selector): unknown {
  return selector.reduce<unknown>((value, step) => {
    const key = step.kind === "key" ? step.name : "";
    const name = step.kind === "index" ? step.index : key;
    return typeof value === "object" &&
      value !== null &&
      Object.hasOwn(value, name)
      ? Reflect.get(value, name)
      : undefined;
  }, record);
}

/** A condition as a filter has it, without the braces. */
function written(pattern: Pattern): string {
  return render(pattern).slice(1, -1).trim();
}

const quoted = (text: string) => JSON.stringify(text);

function shown(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}

function few(texts: readonly string[], between: string): string {
  const more = texts.length - NAMED;
  const shown = texts.slice(0, NAMED).join(between);
  return more > 0 ? `${shown}${between}${more} more` : shown;
}
