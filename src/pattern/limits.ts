import { conditions, type Pattern, type Selector } from "./ast";

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
  /** Our own bound on a repetition count such as `{2,1000}`; AWS names none. */
  repetitions: 1000,
} as const;

/** What the pattern exceeds, as a sentence, or undefined when CloudWatch takes it. */
export function exceededLength(text: string): string | undefined {
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
  const wildcards = all.map(({ selector }) => wildcardsIn(selector));
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

function wildcardsIn(selector: Selector): number {
  return selector.filter(
    ({ kind }) => kind === "any-key" || kind === "any-element",
  ).length;
}
