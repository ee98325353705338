import type { BacktestRule, Match } from "../result";
import { createChanges } from "./changes";
import type { Comparer } from "./comparer";
import { eventKey } from "./comparison";

/**
 * Compares two sets of rules, which run side by side over the same records: what the one finds and
 * the other does not.
 *
 * @param baseline how the other set is called
 */
export function compareRules(
  rules: readonly BacktestRule[],
  others: readonly BacktestRule[],
  baseline: string,
): Comparer {
  const own = new Set(rules.map(({ id }) => id));
  const before = new Set(others.map(({ id }) => id));
  const all = [...rules, ...others.filter(({ id }) => !own.has(id))];
  const changes = createChanges(all.map(({ id }) => id));
  const events = { added: 0, lost: 0, kept: 0 };
  let record: { key: string; isNow: boolean; wasBefore: boolean } | undefined;
  const closeRecord = () => {
    if (record === undefined) return;
    events[kindOf(record.isNow, record.wasBefore)] += 1;
  };
  return {
    rules: all,
    add: (match: Match) => {
      const isNow = own.has(match.rule);
      const wasBefore = before.has(match.rule);
      changes.count(kindOf(isNow, wasBefore), match.rule, match);
      const key = `${match.file}#${match.index} ${eventKey(match)}`;
      if (record?.key === key) {
        record.isNow ||= isNow;
        record.wasBefore ||= wasBefore;
        return;
      }
      closeRecord();
      record = { key, isNow, wasBefore };
    },
    result: () => {
      closeRecord();
      record = undefined;
      return {
        baseline,
        rules: changes.result(),
        events: { ...events },
        notRun: [],
        // Both sets have read the same, be it all or not.
        isPartial: false,
      };
    },
  };
}

function kindOf(isNow: boolean, wasBefore: boolean) {
  if (isNow) return wasBefore ? "kept" : "added";
  return "lost";
}
