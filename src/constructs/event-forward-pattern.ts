import type { Rule } from "../rule/rule";
import { covered } from "./covered-values";
import { fromCloudTrail } from "../rule/event-patterns";
import { type EventState, watchesReads } from "./event-state";

/**
 * EventBridge's limit for an event pattern, in characters.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
const LIMIT = 2048;

/** What an event rule lets through, and the state that it must have for that. */
export interface ForwardPattern {
  readonly kind: "writes" | "reads";
  /** The event pattern as JSON. */
  readonly text: string;
  readonly state: EventState;
}

/**
 * Event patterns that let through whatever any of the rules matches, and as little else as their
 * length allows: by action, otherwise by service. Reads have one of their own if a rule is about
 * them, because there are so many; no event is in both, or it would be told twice.
 */
export function forwardPatterns(
  rules: readonly Rule[],
): readonly ForwardPattern[] {
  const readers = rules.filter(watchesReads);
  const writes: ForwardPattern = {
    kind: "writes",
    text: narrowest(rules, [false, { exists: false }]),
    state: "ENABLED",
  };
  const reads: ForwardPattern = {
    kind: "reads",
    text: narrowest(readers, [true]),
    state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
  };
  return readers.length > 0 ? [writes, reads] : [writes];
}

function narrowest(
  rules: readonly Rule[],
  readOnly: readonly unknown[],
): string {
  const precisions = ["action", "service", "verb"] as const;
  const details = precisions.map((by) => arms(rules, by)).map(oneOf);
  const texts = [...details, {}].map((detail) =>
    JSON.stringify({ ...fromCloudTrail, detail: { readOnly, ...detail } }),
  );
  // The last is short: it asks for nothing but CloudTrail's reads or writes.
  return texts.find((text) => text.length <= LIMIT) ?? "";
}

/** Conditions of which each event that a rule matches fulfils one. */
function arms(
  rules: readonly Rule[],
  by: "action" | "service" | "verb",
): readonly object[] {
  const inService = rules.filter((rule) => covered([rule], "eventSource"));
  const anywhere = rules.filter((rule) => !inService.includes(rule));
  const named = inService.filter((rule) => covered([rule], "eventName"));
  const unnamed = inService.filter((rule) => !named.includes(rule));
  const services = (some: readonly Rule[]) => covered(some, "eventSource");
  const actions = (some: readonly Rule[]) => covered(some, "eventName");
  const groups: readonly (readonly [readonly Rule[], () => object])[] = [
    ...(by === "action"
      ? ([
          [named, () => ({ ...services(named), ...actions(named) })],
          [unnamed, () => ({ ...services(unnamed) })],
        ] as const)
      : ([[inService, () => ({ ...services(inService) })]] as const)),
    [
      anywhere,
      () => ({
        ...(by === "verb" ? verbs(actions(anywhere)) : actions(anywhere)),
      }),
    ],
  ];
  return groups.filter(([some]) => some.length > 0).map(([, arm]) => arm());
}

/** The first words of the actions, such as all that begin with `Delete`. */
function verbs(actions: ReturnType<typeof covered>) {
  const words = actions?.["eventName"]?.map((matcher) => {
    const text = typeof matcher === "string" ? matcher : matcher.prefix;
    return /^[A-Z][a-z]*/.exec(text)?.[0] ?? text;
  });
  return (
    words && { eventName: [...new Set(words)].map((prefix) => ({ prefix })) }
  );
}

/** An object of an event pattern that asks for one of the arms; for anything where an arm does. */
function oneOf(arms: readonly object[]): object {
  const [first, ...others] = arms;
  if (arms.some((arm) => Object.keys(arm).length === 0)) return {};
  return others.length === 0 ? { ...first } : { $or: arms };
}
