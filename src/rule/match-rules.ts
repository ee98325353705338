import { compile, type Matcher, type Pattern, type Selector } from "../pattern";
import { possibleTexts } from "../pattern/possible-texts";

/** What most rules name, and what tells records apart best. */
const EVENT_NAME: Selector = [{ kind: "key", name: "eventName" }];

interface Candidate<R> {
  readonly rule: R;
  readonly names: ReadonlySet<string> | undefined;
  readonly matches: Matcher;
}

/**
 * Compiles many rules to one function that gives those which match a record, in the rules' order.
 *
 * A record is tried on the rules alone that its eventName can satisfy, so that two hundred rules
 * cost little more than a handful. The outcome is that of trying every rule.
 */
export function matchRules<R extends { readonly pattern: Pattern }>(
  rules: readonly R[],
): (record: unknown) => readonly R[] {
  const all = rules.map((rule): Candidate<R> => ({
    rule,
    names: possibleTexts(rule.pattern, EVENT_NAME),
    matches: compile(rule.pattern),
  }));
  const forAny = all.filter(({ names }) => names === undefined);
  const named = new Set(all.flatMap(({ names }) => [...(names ?? [])]));
  const byName = new Map(
    [...named].map((name) => [
      name,
      all.filter(({ names }) => names?.has(name) ?? true),
    ]),
  );
  return (record) =>
    (byName.get(eventName(record)) ?? forAny)
      .filter(({ matches }) => matches(record))
      .map(({ rule }) => rule);
}

/** The record's eventName as a text comparison sees it. Where it has none, any text will do: candidates are still tried. */
function eventName(record: unknown): string {
  const value: unknown =
    typeof record === "object" &&
    record !== null &&
    Object.hasOwn(record, "eventName") &&
    "eventName" in record
      ? record.eventName
      : undefined;
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : "";
}
