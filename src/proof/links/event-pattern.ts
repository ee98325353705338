import {
  compileEventPattern,
  EventPatternError,
  parseEventPattern,
  type Branch,
  type ParsedEventPattern,
} from "../../pattern/event-bridge";
import type { CloudTrailRecord } from "../../cloudtrail/record";
import { holds } from "../../pattern/event-bridge/matcher";
import type { Resource } from "../model";
import { hasPlaceholder } from "../placeholder";
import { textOf } from "./values";

const parsed = new WeakMap<Resource, ParsedEventPattern | "invalid">();

/**
 * The branches of a rule's event pattern, parsed once; none where it has no pattern, `unknown`
 * where the pattern is, or where EventBridge refuses it.
 */
export function branchesOf(rule: Resource): ParsedEventPattern | "unknown" {
  const text = textOf(rule.values, "event_pattern");
  if (text === undefined || text === "") return [];
  if (typeof text !== "string" || hasPlaceholder(text)) return "unknown";
  const known = parsed.get(rule) ?? parse(text);
  parsed.set(rule, known);
  return known === "invalid" ? "unknown" : known;
}

/** Why EventBridge refuses the rule's pattern; undefined where it takes it, or where it is not known. */
export function refusedPattern(rule: Resource): string | undefined {
  const text = textOf(rule.values, "event_pattern");
  if (typeof text !== "string" || text === "") return undefined;
  if (hasPlaceholder(text) || branchesOf(rule) !== "unknown") return undefined;
  try {
    parseEventPattern(text);
    return undefined;
  } catch (error) {
    if (error instanceof EventPatternError) return error.message;
    throw error;
  }
}

function parse(text: string): ParsedEventPattern | "invalid" {
  try {
    return parseEventPattern(text);
  } catch (error) {
    if (error instanceof EventPatternError) return "invalid";
    throw error;
  }
}

const matchers = new WeakMap<Resource, (event: unknown) => boolean>();

/** The predicate of a pattern that is known and valid, compiled once; never true for others. */
export function matcherOf(rule: Resource): (event: unknown) => boolean {
  const branches = branchesOf(rule);
  if (branches === "unknown" || branches.length === 0) return () => false;
  const known =
    matchers.get(rule) ??
    compileEventPattern(textOf(rule.values, "event_pattern"));
  matchers.set(rule, known);
  return known;
}

/** Whether service and name of the record's event are among those asked for: spares the full match for most. */
export function mayMatch(
  rule: Resource,
  { eventName, eventSource }: CloudTrailRecord,
): boolean {
  const branches = branchesOf(rule);
  if (branches === "unknown") return false;
  const fits = (branch: Branch, field: string, text: string | undefined) => {
    const wanted = branch.get(field);
    return (
      wanted === undefined ||
      text === undefined ||
      wanted.some((matcher) => holds(matcher, text))
    );
  };
  return branches.some(
    (branch) =>
      fits(branch, "detail.eventName", eventName) &&
      fits(branch, "detail.eventSource", eventSource),
  );
}

/** What a rule listens for. */
export type Subject = "CloudTrail" | "Config" | "other";

/** The beginnings of the fields that only CloudTrail's events have in `detail`. */
const ofRecords = /^detail\.(?:eventName|eventSource|userIdentity|readOnly)\b/;

/** What a branch is meant for, by its `detail-type`, else by the fields it asks for. */
export function subjectOf(branch: Branch): Subject {
  const types = textsOf(branch, "detail-type").join(" ");
  if (/cloud\s?trail/i.test(types)) return "CloudTrail";
  if (/^Config Rules? Compliance/i.test(types)) return "Config";
  if (types !== "") return "other";
  return [...branch.keys()].some((field) => ofRecords.test(field))
    ? "CloudTrail"
    : "other";
}

/** The texts that a field's matchers name, whole or in part. */
export function textsOf(branch: Branch, field: string): readonly string[] {
  return (branch.get(field) ?? []).flatMap((matcher) =>
    "value" in matcher && typeof matcher.value === "string"
      ? [matcher.value]
      : [],
  );
}
