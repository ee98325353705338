import { EventForwarding } from "../constructs/event-forwarding";
import { EventRule } from "../constructs/event-rule";
import type { Rule } from "../rule/rule";
import type { EventRoute } from "./event-route";
import type { MonitorStack } from "./monitor-stack";

/** What the event route of a stack is made from. */
export interface EventAlerts {
  /** The rules on the route. */
  readonly rules: readonly Rule[];
  /** What all names begin with, up to 23 characters. */
  readonly prefix: string;
  /** The way of events to people. */
  readonly route: EventRoute;
  /** Events that are wanted on the bus besides those that the rules look for. @default - none */
  readonly alsoWanted?: readonly Rule[];
  /** The further regions to forward from, by code. */
  readonly regions: readonly string[];
}

/** An event rule's name has at most 64 characters: the prefix of up to 23, `-`, the id, and `-2` if there is a second part. */
const LONGEST_ID = 64 - 23 - "-".length;

/**
 * Puts rules on the event route: a mail for each event that says who did what.
 * @throws Error when the id of a rule makes too long a name
 */
export function addEventAlerts(
  stack: MonitorStack,
  { rules, prefix, route, alsoWanted = [], regions }: EventAlerts,
): readonly EventRule[] {
  const [first, ...others] = [...rules, ...alsoWanted];
  if (first !== undefined && regions.length > 0) {
    new EventForwarding(stack, "event_forwarding", {
      name: `${prefix}-event-forwarding`,
      rules: [first, ...others],
      bus: route.bus,
      regions: Object.fromEntries(
        regions.map((region) => [region, stack.providerIn(region)]),
      ),
    });
  }
  return rules.map((rule) => {
    // Apart from the rule's tripwire, which it may have as well.
    const eventRule = new EventRule(
      stack,
      `${rule.id.replaceAll("-", "_")}_event`,
      { ...route.to(rule.severity), rule, name: `${prefix}-${rule.id}` },
    );
    const longest = LONGEST_ID - (eventRule.parts > 1 ? "-2".length : 0);
    if (rule.id.length > longest) {
      throw new Error(
        `the rule "${rule.id}" has an id of ${rule.id.length} characters: expected at most ${longest} on the event route, whose names have a limit`,
      );
    }
    return eventRule;
  });
}
