import { compile } from "../pattern";
import type { Rule } from "../rule/rule";

/**
 * Whether EventBridge passes read-only management events to a rule. It holds them back unless it
 * is asked for them, because there are so many.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export type EventState =
  "ENABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

/** The state that lets everything arrive that the rule's pattern matches. */
export function eventState(rule: Rule): EventState {
  return watchesReads(rule)
    ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
    : "ENABLED";
}

/** Whether the rule is about reading: it says so by its cases, or takes what they do for any other call. */
export function watchesReads(rule: Rule): boolean {
  const matches = compile(rule.pattern);
  return Object.values(rule.matches).some(
    (record) =>
      record.readOnly === true ||
      /^(BatchGet|Describe|Get|Head|List|Lookup|Search)/.test(
        record.eventName ?? "",
      ) ||
      matches({ ...record, eventName: "AnyOther", readOnly: true }),
  );
}
