import {
  EventPatternError,
  leavesMatcher,
  leavesOfEvent,
  parseEventPattern,
  type Branch,
  type Leaves,
  type ParsedEventPattern,
} from "../../../pattern/event-bridge";
import type { CloudTrailRecord } from "../../../cloudtrail/record";
import { holdsAny } from "../../../pattern/event-bridge/matcher";
import { isObject } from "../../../pattern/is-object";
import type { Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { remembered } from "../../remembered";
import { textOf } from "../graph/values";

/** An event pattern, read and ready to be tried. */
export interface CompiledPattern {
  readonly branches: ParsedEventPattern;
  readonly matches: (event: Leaves) => boolean;
  /** Whether it asks for the service and name of a record: spares the full match for most. */
  readonly mayMatch: (record: CloudTrailRecord) => boolean;
}

/** Reads the text of an event pattern, once; the error where EventBridge refuses it. */
export const compiledPattern = remembered(
  (text): CompiledPattern | EventPatternError => {
    try {
      const branches = parseEventPattern(text);
      return {
        branches,
        matches: leavesMatcher(branches),
        mayMatch: mayMatch(branches),
      };
    } catch (error) {
      if (error instanceof EventPatternError) return error;
      throw error;
    }
  },
);

/** The text of a rule's pattern; undefined where it has none or it is not known. */
export function patternText(rule: Resource): string | undefined {
  const text = textOf(rule.values, "event_pattern");
  if (typeof text !== "string" || text === "") return undefined;
  const known = hasPlaceholder(text) ? withoutOwn(text, rule) : text;
  return known === undefined || hasPlaceholder(known) ? undefined : known;
}

/** The pattern without the fields that hold whatever is the rule's own: its account, and a resource beside it. */
function withoutOwn(text: string, { account }: Resource): string | undefined {
  const pattern = parsedObject(text);
  if (pattern === undefined) return undefined;
  const { account: accounts, resources, ...rest } = pattern;
  const isOwn = JSON.stringify(accounts) === JSON.stringify([account]);
  const isOpen = hasPlaceholder(JSON.stringify(resources ?? []));
  return JSON.stringify({
    ...rest,
    ...(accounts !== undefined && !isOwn && { account: accounts }),
    ...(resources !== undefined && !isOpen && { resources }),
  });
}

/** The texts that a rule's pattern asks for in `resources`, placeholders and all; undefined where it asks for none or for more than texts. */
export function resourcesIn(rule: Resource): readonly string[] | undefined {
  const text = textOf(rule.values, "event_pattern");
  const { resources } = (typeof text === "string" && parsedObject(text)) || {};
  return Array.isArray(resources) && resources.every(isText)
    ? resources
    : undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";

function parsedObject(
  text: string,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function patternOf(
  rule: Resource,
): CompiledPattern | EventPatternError | undefined {
  const text = patternText(rule);
  return text === undefined ? undefined : compiledPattern(text);
}

/**
 * The branches of a rule's event pattern; none where it has no pattern, `unknown` where the pattern
 * is, or where EventBridge refuses it.
 */
export function branchesOf(rule: Resource): ParsedEventPattern | "unknown" {
  if ((textOf(rule.values, "event_pattern") ?? "") === "") return [];
  const pattern = patternOf(rule);
  return pattern !== undefined && "branches" in pattern
    ? pattern.branches
    : "unknown";
}

/** Why EventBridge refuses the rule's pattern; undefined where it takes it, or where it is not known. */
export function refusedPattern(rule: Resource): string | undefined {
  const pattern = patternOf(rule);
  return pattern instanceof EventPatternError ? pattern.message : undefined;
}

/** The predicate of a pattern that is known and valid; never true for others. */
export function matcherOf(rule: Resource): (event: unknown) => boolean {
  const pattern = patternOf(rule);
  return pattern !== undefined && "branches" in pattern
    ? (event) => pattern.matches(leavesOfEvent(event))
    : () => false;
}

function mayMatch(
  branches: ParsedEventPattern,
): (record: CloudTrailRecord) => boolean {
  const tests = branches.map((branch) => ({
    name: fits(branch, "detail.eventName"),
    source: fits(branch, "detail.eventSource"),
  }));
  return ({ eventName, eventSource }) =>
    tests.some(({ name, source }) => name(eventName) && source(eventSource));
}

function fits(
  branch: Branch,
  field: string,
): (text: string | undefined) => boolean {
  const wanted = branch.get(field);
  if (wanted === undefined) return () => true;
  const isWanted = holdsAny(wanted);
  return (text) => text === undefined || isWanted(text);
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

/** What a rule is meant for whose pattern cannot be read. */
export function likelySubject(rule: Resource): Subject {
  const text = textOf(rule.values, "event_pattern");
  return typeof text === "string" &&
    /"detail-type"/.test(text) &&
    !/cloud\s?trail/i.test(text)
    ? "other"
    : "CloudTrail";
}

/** The texts that a field's matchers name, whole or in part. */
export function textsOf(branch: Branch, field: string): readonly string[] {
  return (branch.get(field) ?? []).flatMap((matcher) =>
    "value" in matcher && typeof matcher.value === "string"
      ? [matcher.value]
      : [],
  );
}
