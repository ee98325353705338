import type { AlertTopic, DefaultEventBus, EncryptionKey } from "../constructs";
import { AutomatedResponse } from "../constructs/response/automated-response";
import { responses } from "../constructs/response";
import { ownEventRule } from "../rule/own-events/own-event-rule";
import type { Rule } from "../rule/rule";
import type { MonitorStack } from "./monitor-stack";
import type { ResponseSettings } from "./response-settings";
import { isObject } from "../pattern/is-object";

export interface ResponseProps {
  readonly response: ResponseSettings;
  /** What all names begin with, up to 23 characters. */
  readonly prefix: string;
  readonly bus: DefaultEventBus;
  /** Who is told what was done. */
  readonly topic: AlertTopic;
  /** Encrypts the events to which nothing could be done, and the functions' logs. */
  readonly encryption: EncryptionKey;
}

/** Adds the functions that answer events by themselves, if they are on. */
export function addResponse(
  stack: MonitorStack,
  { response, ...wiring }: ResponseProps,
): void {
  if (response === undefined) return;
  new AutomatedResponse(stack, "response", { ...wiring, ...response });
}

/**
 * The events of CloudTrail that are answered, as rules for what forwards events from further
 * regions: a response hears the home bus only.
 */
export function answeredEvents(response: ResponseSettings): readonly Rule[] {
  return (response?.responses ?? []).flatMap((name) => {
    const { detail } = responses[name].trigger;
    const [source, ...sources] = texts(detail, "eventSource");
    const [event, ...events] = texts(detail, "eventName");
    if (source === undefined || event === undefined) return [];
    return ownEventRule({
      id: name,
      severity: "high",
      conditions: [
        { field: "eventSource", values: [source, ...sources] },
        { field: "eventName", values: [event, ...events] },
      ],
    });
  });
}

function texts(pattern: unknown, name: string): readonly string[] {
  const values = isObject(pattern) ? pattern[name] : undefined;
  return Array.isArray(values)
    ? values.filter((value) => typeof value === "string")
    : [];
}
