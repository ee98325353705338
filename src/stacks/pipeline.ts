import type { AlertTopic, AuditBucket, EncryptionKey } from "../constructs";
import { EventPipeline } from "../constructs/event-pipeline";
import {
  type MonitoredEvents,
  monitoredEvents,
} from "../rule/monitored-events";
import { type Rule, severities } from "../rule/rule";
import type { MonitorStack } from "./monitor-stack";
import type { Settings } from "./settings";
import * as variables from "./variables";

/** What the event pipeline of a stack is made from. */
export interface PipelineProps {
  readonly settings: Settings;
  readonly rules: readonly Rule[];
  /** Whether people hear of the rule in another way already. */
  readonly toldAlready: (rule: Rule) => boolean;
  /** What all names begin with, up to 23 characters. */
  readonly prefix: string;
  readonly bucket: AuditBucket;
  readonly topic: AlertTopic;
  /** Encrypts queues, findings and logs. */
  readonly encryption: EncryptionKey;
  /** Days that findings are kept. */
  readonly findingsRetention: number;
}

/** A stack's event pipeline and what it looks for. */
export interface PipelineParts {
  readonly pipeline: EventPipeline;
  readonly events: MonitoredEvents;
}

/** Adds the event pipeline: it stores what any of the rules finds, and mails what nobody tells yet. */
export function addPipeline(
  stack: MonitorStack,
  props: PipelineProps,
): PipelineParts {
  const { settings, rules, toldAlready, ...wiring } = props;
  const { mailFrom, mailAgain, ...run } = settings.pipeline;
  const loud = severities.slice(0, severities.indexOf(mailFrom) + 1);
  const events = monitoredEvents(
    rules,
    (rule) => loud.includes(rule.severity) && (mailAgain || !toldAlready(rule)),
  );
  const pipeline = new EventPipeline(stack, "event_pipeline", {
    ...wiring,
    ...run,
    events,
    logLevel: variables.logLevel(stack).stringValue,
    // As for the buckets: what was found is not lost by a slip.
    deletionProtection: !settings.features.forceDestroy,
  });
  return { pipeline, events };
}
