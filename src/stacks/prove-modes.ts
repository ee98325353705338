/** What an alert that cannot arrive does to a synthesis: it fails, it warns, or nobody looks. */
export const proveModes = ["fail", "warn", "off"] as const;
/** One of `proveModes`. */
export type ProveMode = (typeof proveModes)[number];
