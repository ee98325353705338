import { rules } from "../../../rules";
import type { CloudTrailRecord } from "../../cloudtrail/record";
import type { Rule } from "../../rule/rule";
import { ordinaryTraffic } from "./ordinary-traffic";

/** A record and what it is an example of. */
export interface LabelledEvent {
  /** The rule that tells of it; undefined for what happens in every account every day. */
  readonly rule: Rule | undefined;
  /** What happened: `root signs in to the console`. */
  readonly name: string;
  readonly record: CloudTrailRecord;
}

/** What filters of unknown meaning are tried with: every case that a rule tells of, and ordinary traffic. */
export function labelledEvents(): readonly LabelledEvent[] {
  return (library ??= [
    ...rules.flatMap((rule) =>
      Object.entries(rule.matches).map(([name, record]) => ({
        rule,
        name,
        record,
      })),
    ),
    ...Object.entries(ordinaryTraffic).map(([name, record]) => ({
      rule: undefined,
      name,
      record,
    })),
  ]);
}

let library: readonly LabelledEvent[] | undefined;
