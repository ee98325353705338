import type { CloudTrailRecord } from "../../cloudtrail/record";
import {
  compile,
  conditions,
  type Condition,
  type Matcher,
  type Selector,
} from "../../pattern";
import type { Rule } from "../../rule/rule";
import { alternativesOf } from "./alternatives";
import { changed, nameOf } from "./change";
import { valueAt, withValue } from "./record-edit";

/** A record and why it is one of the rule's. */
export interface Witness {
  readonly name: string;
  readonly record: CloudTrailRecord;
}

/** Records that a rule tells of, and records that it does not. */
export interface Witnesses {
  readonly matches: readonly Witness[];
  readonly ignores: readonly Witness[];
}

const known = new WeakMap<Rule, Witnesses>();

/**
 * The rule's own cases and, for each of its conditions, a record that matches because of it and one
 * that does not for want of it: so that not one value can be lost from a filter, nor one condition,
 * unseen.
 *
 * Callers are nobody's: what somebody excludes from a rule is no fault, and no exclusion fits them.
 */
export function witnesses(rule: Rule): Witnesses {
  const found = known.get(rule) ?? gathered(rule);
  known.set(rule, found);
  return found;
}

function gathered(rule: Rule): Witnesses {
  const matches = compile(rule.pattern);
  const all: Witness[] = Object.entries(rule.matches).map(([name, record]) => ({
    name,
    record: neutral(record, matches),
  }));
  const alternatives = alternativesOf(rule.pattern) ?? [];
  const ignores = new Map(Object.entries(rule.ignores));
  for (const condition of conditions(rule.pattern)) {
    const holds = compile(condition);
    const spoilt = ({ record }: Witness) =>
      holds(record) ? changed(record, condition, "violated") : undefined;
    const hinges = (witness: Witness) => {
      const without = spoilt(witness);
      return without !== undefined && !matches(without);
    };
    let witness = all.find(hinges);
    if (witness === undefined) {
      witness = alternatives
        .filter((alternative) => alternative.includes(condition))
        .map((alternative) => made(alternative, condition, all[0]))
        .find((made) => made && matches(made.record) && hinges(made));
      if (witness === undefined) continue;
      all.push(witness);
    }
    const without = spoilt(witness);
    const name = `${nameOf(condition, "violated")}, else ${witness.name}`;
    if (without !== undefined) ignores.set(name, without);
  }
  return {
    matches: all,
    ignores: [...ignores].map(([name, record]) => ({ name, record })),
  };
}

/** A record for an alternative of which there is no case: the first case, changed until all its conditions hold. */
function made(
  alternative: readonly Condition[],
  condition: Condition,
  base: Witness | undefined,
): Witness | undefined {
  const record = alternative.reduce<CloudTrailRecord | undefined>(
    (before, each) =>
      before &&
      (compile(each)(before) ? before : changed(before, each, "fulfilled")),
    base?.record,
  );
  return record && { name: nameOf(condition, "fulfilled"), record };
}

const key = (path: string): Selector =>
  path.split(".").map((name) => ({ kind: "key", name }));

/** What exclusions look at (rule/exclude.ts), with values that nobody excludes. */
const callers: readonly (readonly [Selector, string | undefined])[] = [
  [key("userIdentity.arn"), "arn:aws:iam::123456789012:user/nobody-in-a-proof"],
  [
    key("userIdentity.sessionContext.sessionIssuer.arn"),
    "arn:aws:iam::123456789012:role/nobody-in-a-proof",
  ],
  [key("userIdentity.accountId"), "000000000000"],
  [key("userIdentity.invokedBy"), undefined],
  [key("sourceIPAddress"), "198.51.100.254"],
];

/** The record with a caller whom nobody excludes, as far as the rule still matches. */
function neutral(record: CloudTrailRecord, matches: Matcher): CloudTrailRecord {
  return callers.reduce((before, [selector, value]) => {
    if (valueAt(before, selector) === undefined) return before;
    const after = withValue(before, selector, value);
    return after !== undefined && matches(after) ? after : before;
  }, record);
}
