import { compile, type Matcher, type Pattern, type Selector } from "../pattern";
import { possibleTexts } from "../pattern/possible-texts";

/** What most rules name, and what tells records apart best; then what nearly all others name. */
const FIELDS = ["eventName", "eventSource"] as const;

interface Candidate<R> {
  readonly rule: R;
  /** The texts of each of the fields that the rule can match; undefined for any. */
  readonly texts: readonly (ReadonlySet<string> | undefined)[];
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
    rules.map((rule) => ({
      rule,
      texts: FIELDS.map((name) => possibleTexts(rule.pattern, selector(name))),
      matches: compiled(rule.pattern),
    })),
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

function selector(name: string): Selector {
  return [{ kind: "key", name }];
}

/** Sorts rules by the texts of a field, those of each text by the next field, when the first record has it. */
function sorted<R>(all: readonly Candidate<R>[], field = 0): Candidates<R> {
  const name = FIELDS[field];
  if (name === undefined) return () => all;
  const known = new Set(all.flatMap(({ texts }) => [...(texts[field] ?? [])]));
  const byText = new Map<string | undefined, Candidates<R>>();
  return (record) => {
    const text = textOf(record, name);
    const key = known.has(text) ? text : undefined;
    let next = byText.get(key);
    if (next === undefined) {
      next = sorted(
        all.filter(({ texts }) =>
          key === undefined ? !texts[field] : (texts[field]?.has(key) ?? true),
        ),
        field + 1,
      );
      byText.set(key, next);
    }
    return next(record);
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
