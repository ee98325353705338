import { conditions, isWildcard, type Pattern } from "./ast";

/**
 * What CloudWatch Logs accepts of one filter pattern.
 *
 * Sources: API_PutMetricFilter (length, in Unicode characters), the user guide's
 * FilterAndPatternSyntax (regular expressions, wildcard selectors).
 */
export const limits = {
  /** Characters, not bytes. */
  length: 1024,
  regexes: 2,
  wildcardsInSelector: 1,
  wildcardSelectors: 3,
  /** Our own bound on what the repetition counts of one expression, such as `{2,500}`, add up to; AWS names none. */
  repetitions: 2000,
} as const;

/** What the pattern exceeds, as a sentence, or undefined when CloudWatch takes it. */
export function exceededLength(text: string): string | undefined {
  // A character is one or two of a string's units.
  if (text.length <= limits.length) return undefined;
  const length = [...text].length;
  return length > limits.length
    ? `the pattern has ${length} characters, CloudWatch takes ${limits.length}: split it into two rules`
    : undefined;
}

/** The quota of regular expressions or wildcard selectors that the trees of one filter exceed, as a sentence. */
export function exceededQuota(
  patterns: readonly Pattern[],
): string | undefined {
  const all = patterns.flatMap(conditions);
  const regexes = all.filter(({ kind }) => kind === "regex").length;
  if (regexes > limits.regexes) {
    return `the pattern has ${regexes} regular expressions, CloudWatch takes ${limits.regexes}`;
  }
  const wildcards = all.map(
    ({ selector }) => selector.filter(isWildcard).length,
  );
  const most = Math.max(0, ...wildcards);
  if (most > limits.wildcardsInSelector) {
    return `a selector has ${most} wildcards, CloudWatch takes ${limits.wildcardsInSelector} in each`;
  }
  const selectors = wildcards.filter((count) => count > 0).length;
  if (selectors > limits.wildcardSelectors) {
    return `the pattern has ${selectors} selectors with a wildcard, CloudWatch takes ${limits.wildcardSelectors}`;
  }
  return undefined;
}
