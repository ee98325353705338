import type { BacktestRule } from "../result";
import { createChanges } from "./changes";
import type { Comparer } from "./comparer";
import { eventKey, type Example } from "./comparison";

/** A match of an earlier run, as `--format jsonl` has written it. */
export interface EarlierMatch extends Example {
  readonly rule: string;
}

interface EarlierEvent {
  readonly match: EarlierMatch;
  /** Whether this run has found it again, by rule. */
  readonly rules: Map<string, boolean>;
}

/**
 * Compares a run with the matches of an earlier one: what a changed rule adds and loses. Both should
 * read the same logs. The earlier matches are held in memory, some 200 bytes each.
 *
 * @param baseline how the earlier run is called
 */
export async function compareMatches(
  rules: readonly BacktestRule[],
  earlier: AsyncIterable<EarlierMatch>,
  baseline: string,
): Promise<Comparer> {
  const ids = new Set(rules.map(({ id }) => id));
  const events = new Map<string, EarlierEvent>();
  const notRun = new Map<string, number>();
  for await (const match of earlier) {
    if (!ids.has(match.rule)) {
      notRun.set(match.rule, (notRun.get(match.rule) ?? 0) + 1);
      continue;
    }
    const key = eventKey(match);
    const event = events.get(key) ?? { match, rules: new Map() };
    events.set(key, event);
    event.rules.set(match.rule, false);
  }
  const changes = createChanges([...ids]);
  const found = new Set<EarlierEvent>();
  const added = { events: 0, last: "" };
  return {
    rules,
    add: (match) => {
      const key = eventKey(match);
      const event = events.get(key);
      if (event === undefined) {
        changes.count("added", match.rule, match);
        if (added.last !== key) added.events += 1;
        added.last = key;
        return;
      }
      found.add(event);
      const wasBefore = event.rules.has(match.rule);
      if (wasBefore) event.rules.set(match.rule, true);
      changes.count(wasBefore ? "kept" : "added", match.rule, match);
    },
    result: (ended) => {
      const isPartial = ended !== "whole";
      for (const { match, rules } of isPartial ? [] : events.values()) {
        for (const [rule, isFound] of rules) {
          if (!isFound) changes.count("lost", rule, match);
        }
      }
      return {
        baseline,
        rules: changes.result(),
        events: {
          added: added.events,
          lost: isPartial ? 0 : events.size - found.size,
          kept: found.size,
        },
        notRun: [...notRun].map(([rule, matches]) => ({ rule, matches })),
        isPartial,
      };
    },
  };
}
