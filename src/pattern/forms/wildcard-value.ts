/** The value of a text condition, taken apart: a `*` at its start or end is a wildcard, any other is the character. */
export interface WildcardValue {
  /** Whether any text may stand before. */
  readonly before: boolean;
  /** Whether any text may stand behind. */
  readonly after: boolean;
  readonly inner: string;
}

/** Takes the value of a text condition apart as the matcher does (semantics.ts). */
export function parseWildcardValue(value: string): WildcardValue {
  const before = value.startsWith("*");
  const after = value.length > 1 && value.endsWith("*");
  return {
    before,
    after,
    inner: value.slice(before ? 1 : 0, after ? -1 : undefined),
  };
}

/** Whether any text is the value's: `*` alone. */
export function isAnything({ before, after, inner }: WildcardValue): boolean {
  return inner === "" && (before || after);
}

/** Whether only the value itself is. */
export function isExact({ before, after }: WildcardValue): boolean {
  return !before && !after;
}

/**
 * Whether the matcher could take a JSON number, which it sees as decimal text, for the value's. A
 * few texts that no number spells pass, too.
 */
export function mayBeNumber(value: WildcardValue): boolean {
  return isExact(value)
    ? String(Number(value.inner)) === value.inner
    : /^[-+.e\d]*$/.test(value.inner);
}
