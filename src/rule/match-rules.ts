import { compile, type Matcher, type Pattern } from "../pattern";
import { possibleTexts } from "../pattern/possible-texts";

/** The eventNames that a pattern can match; undefined for any. */
export const possibleNames = possibleTexts([
  { kind: "key", name: "eventName" },
]);

/** What most rules name, and what tells records apart best; then what nearly all others name. */
const FIELDS = [
  { name: "eventName", textsOf: possibleNames },
  {
    name: "eventSource",
    textsOf: possibleTexts([{ kind: "key", name: "eventSource" }]),
  },
] as const;

interface Candidate<R> {
  readonly rule: R;
  readonly matches: Matcher;
}

/** The candidates for a record, by what its fields say. */
type Candidates<R> = (record: unknown) => readonly Candidate<R>[];

/**
 * Compiles many rules to one function that gives those which match a record, in the rules' order.
 *
 * A record is tried on the rules alone that its eventName and its eventSource can satisfy, so that
 * a thousand rules cost little more than a handful. The outcome is that of trying every rule.
 */
export function matchRules<R extends { readonly pattern: Pattern }>(
  rules: readonly R[],
): (record: unknown) => readonly R[] {
  const candidates = sorted(
    rules.map((rule) => ({ rule, matches: compiled(rule.pattern) })),
  );
  return (record) =>
    candidates(record)
      .filter(({ matches }) => matches(record))
      .map(({ rule }) => rule);
}

/** Compiles the pattern when the first record is tried on it: of a thousand rules, most see none. */
function compiled(pattern: Pattern): Matcher {
  let matches: Matcher | undefined;
  return (record) => (matches ??= compile(pattern))(record);
}

/** Sorts rules by the texts of a field, those of each text by the next field, when the first record has it. */
function sorted<R extends { readonly pattern: Pattern }>(
  all: readonly Candidate<R>[],
  place = 0,
): Candidates<R> {
  const field = FIELDS[place];
  if (field === undefined) return () => all;
  // The rules of each text by their numbers, and those that any text will do for.
  const named = new Map<string, number[]>();
  const others: number[] = [];
  for (const [number, { rule }] of all.entries()) {
    const texts = field.textsOf(rule.pattern);
    if (texts === undefined) others.push(number);
    for (const text of texts ?? []) {
      const same = named.get(text);
      if (same === undefined) named.set(text, [number]);
      else same.push(number);
    }
  }
  const next = new Map<readonly number[] | undefined, Candidates<R>>();
  return (record) => {
    const same = named.get(textOf(record, field.name));
    let candidates = next.get(same);
    if (candidates === undefined) {
      const numbers = [...others, ...(same ?? [])].sort((a, b) => a - b);
      candidates = sorted(
        numbers.flatMap((number) => all[number] ?? []),
        place + 1,
      );
      next.set(same, candidates);
    }
    return candidates(record);
  };
}

/** A record's field as a text comparison sees it. Where it has none, any text will do: candidates are still tried. */
function textOf(record: unknown, name: string): string {
  const value: unknown =
    typeof record === "object" && record !== null && Object.hasOwn(record, name)
      ? Reflect.get(record, name)
      : undefined;
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : "";
}
