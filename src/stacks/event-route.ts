import type { AlertRoute, AlertRouting, EncryptionKey } from "../constructs";
import { heardBy } from "../constructs/channels/alert-routing";
import { DeadLetterQueue } from "../constructs/dead-letter-queue";
import { DefaultEventBus } from "../constructs/event-bus";
import type { Severity } from "../rule/rule";
import type { MonitorStack } from "./monitor-stack";

/** Severities of which the same people are told. */
export interface Group<S extends Severity> {
  /** Tells its alert from those of the other groups. */
  readonly name: string;
  readonly severities: readonly S[];
  readonly route: AlertRoute;
}

/** The way of events to people, whoever finds them. */
export interface EventRoute {
  readonly bus: DefaultEventBus;
  /** The way of what is this severe. */
  to(severity: Severity): AlertRoute;
  /** The severities, told apart by who hears of them. */
  groups<S extends Severity>(severities: readonly S[]): readonly Group<S>[];
}

export interface EventRouteProps {
  /** What all names begin with, up to 23 characters. */
  readonly prefix: string;
  readonly routing: AlertRouting;
  /** Encrypts the events that could not be delivered, and the topics. */
  readonly encryption: EncryptionKey;
}

/**
 * The stack's event route. With the first that takes it comes a queue of what could not be
 * delivered, whose alarm is heard as something high.
 */
export function eventRoute(
  stack: MonitorStack,
  { prefix, routing, encryption }: EventRouteProps,
): EventRoute {
  const bus = DefaultEventBus.of(stack);
  let queue: DeadLetterQueue | undefined;
  const deadLetters = () =>
    (queue ??= new DeadLetterQueue(stack, "undelivered_alerts", {
      name: `${prefix}-undelivered-alerts`,
      actions: heardBy(routing, "high", "cloudwatch"),
      encryption,
    }));
  const to = (severity: Severity): AlertRoute => ({
    bus,
    actions: heardBy(routing, severity, "events"),
    deadLetters: deadLetters(),
  });
  return {
    bus,
    to,
    groups: (severities) => {
      const heard = severities.map((severity) => ({
        severity,
        by: namesOf(to(severity)),
      }));
      const audiences = [...new Set(heard.map(({ by }) => by))];
      return audiences.flatMap((audience) => {
        const same = heard
          .filter(({ by }) => by === audience)
          .map(({ severity }) => severity);
        const [first] = same;
        if (first === undefined) return [];
        const apart = audiences.length > 1 ? same : [];
        return {
          name: ["alert", ...apart].join("-"),
          severities: same,
          route: to(first),
        };
      });
    },
  };
}

function namesOf({ actions }: AlertRoute): string {
  return actions.map(({ node }) => node.id).join(" ");
}
