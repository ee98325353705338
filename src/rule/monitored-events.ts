import { parseJson, PatternSyntaxError, render } from "../pattern";
import type { Pattern } from "../pattern";
import { isObject } from "../pattern/is-object";
import { severities, type Rule, type Severity } from "./rule";

/** A rule as the event pipeline's function gets it: what to look for, and what to tell of it. */
export interface MonitoredEvent {
  /** The rule's id. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly runbook: readonly string[];
  /** The rule's pattern as the text of a filter, however long: no service has to take it. */
  readonly pattern: string;
  /** Whether a finding is told to people, or only stored. */
  readonly alert: boolean;
}

/** The content of `monitored_events.json`. */
export interface MonitoredEvents {
  readonly version: 1;
  readonly events: readonly MonitoredEvent[];
}

/** A monitored event with its pattern as a tree, which {@link matchRules} compiles. */
export interface ParsedEvent extends Omit<MonitoredEvent, "pattern"> {
  readonly pattern: Pattern;
}

/** A `monitored_events.json` that cannot be used. The message names the entry and its field. */
export class MonitoredEventsError extends Error {
  override readonly name = "MonitoredEventsError";
}

/**
 * The rules as the content of `monitored_events.json`, in their order.
 *
 * @param alerts whether a rule's findings are told to people
 */
export function monitoredEvents(
  rules: readonly Rule[],
  alerts: (rule: Rule) => boolean,
): MonitoredEvents {
  return {
    version: 1,
    events: rules.map((rule) => ({
      id: rule.id,
      title: rule.title,
      description: rule.description,
      severity: rule.severity,
      runbook: rule.runbook,
      pattern: render(rule.pattern),
      alert: alerts(rule),
    })),
  };
}

/**
 * The events of a `monitored_events.json`.
 *
 * @throws {MonitoredEventsError} for a text that {@link monitoredEvents} cannot have made
 */
export function readMonitoredEvents(text: string): readonly ParsedEvent[] {
  const { version, events } = objectAt("the file", parsed(text));
  if (version !== 1) {
    throw wrong("version", "1, of a function as new as the file", version);
  }
  if (!Array.isArray(events)) throw wrong("events", "a list", events);
  return events.map((entry, n) => readEvent(`events[${n}]`, entry));
}

function readEvent(place: string, entry: unknown): ParsedEvent {
  const fields = objectAt(place, entry);
  const text = (name: string) => {
    const value = fields[name];
    if (typeof value === "string") return value;
    throw wrong(`${place}.${name}`, "a text", value);
  };
  const { runbook, alert } = fields;
  if (!isTexts(runbook)) {
    throw wrong(`${place}.runbook`, "a list of texts", runbook);
  }
  if (typeof alert !== "boolean") {
    throw wrong(`${place}.alert`, "true or false", alert);
  }
  const severity = severities.find((known) => known === fields["severity"]);
  if (severity === undefined) {
    throw wrong(
      `${place}.severity`,
      `one of ${severities.join(", ")}`,
      fields["severity"],
    );
  }
  return {
    id: text("id"),
    title: text("title"),
    description: text("description"),
    severity,
    runbook,
    pattern: parsedPattern(`${place}.pattern`, text("pattern")),
    alert,
  };
}

function parsedPattern(place: string, text: string): Pattern {
  try {
    return parseJson(text, { limited: false });
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    throw new MonitoredEventsError(`${place}: ${error.message}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new MonitoredEventsError(`the file is not JSON: ${error.message}`);
  }
}

function objectAt(
  place: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw wrong(place, "an object", value);
}

function isTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === "string")
  );
}

function wrong(
  place: string,
  expected: string,
  got: unknown,
): MonitoredEventsError {
  const shown = got === undefined ? "nothing" : JSON.stringify(got);
  return new MonitoredEventsError(
    `${place}: expected ${expected}, got ${shown.slice(0, 80)}`,
  );
}
