/**
 * What EventBridge takes.
 *
 * Sources: the user guide's quotas (eb-quota), its page on `$or`, and API_PutRule.
 */
export const eventBridgeLimits = {
  /** Characters of one event pattern. Adjustable, up to the 4,096 of the API. */
  length: 2048,
  /** Combinations that the alternatives of all `$or` of one pattern make together. */
  combinations: 1000,
  rulesPerBus: 300,
  /** Rules of one bus with a wildcard in their pattern. Not adjustable. */
  wildcardRulesPerBus: 30,
  targetsPerRule: 5,
  /**
   * Beginnings of the wildcards on one field that a single text can match together. AWS names no
   * number; `*:*:*:*:*:event-bus/*`, which it refuses, comes to 11.
   */
  wildcardBeginnings: 10,
} as const;
