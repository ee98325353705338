import { TerraformOutput } from "cdktf";
import type {
  AlertTopic,
  AuditBucket,
  EventRule,
  LogGroup,
  Trail,
  Tripwire,
} from "../constructs";
import type { MonitorStack } from "./monitor-stack";
import type { PipelineParts } from "./pipeline";

/** The parts of a monitor that other configurations and people ask for. */
export interface MonitorParts {
  readonly topic: AlertTopic;
  /** @default - there is none */
  readonly trail?: Trail;
  /** @default - there is none */
  readonly bucket?: AuditBucket;
  /** @default - the trail writes to no log group */
  readonly logGroup?: LogGroup;
  /** @default - no rule has an alarm */
  readonly tripwires?: readonly Tripwire[];
  /** @default - no rule is on the event route */
  readonly eventRules?: readonly EventRule[];
  /** @default - there is none */
  readonly pipeline?: PipelineParts;
}

/** Names the monitor's parts in the outputs, alike in every preset. */
export function addOutputs(stack: MonitorStack, parts: MonitorParts): void {
  const output: Output = (id, description, value) =>
    new TerraformOutput(stack, id, { description, value });
  const { trail, bucket, logGroup, topic } = parts;
  const { tripwires, eventRules = [] } = parts;
  if (trail) output("trail_arn", "The trail.", trail.arn);
  if (bucket) {
    output("audit_bucket", "The bucket that keeps the log files.", bucket.id);
  }
  output("alert_topic_arn", "The topic that alerts go to.", topic.arn);
  if (logGroup) {
    output("log_group", "The log group that the filters read.", logGroup.name);
  }
  if (tripwires) {
    output(
      "alarms",
      "The name of each rule's alarm.",
      Object.fromEntries(
        tripwires.map(({ rule, alarm }) => [rule.id, alarm.name]),
      ),
    );
  }
  if (eventRules.length > 0) {
    output(
      "event_rules",
      "The name of each rule's event rule.",
      Object.fromEntries(eventRules.map(({ rule, name }) => [rule.id, name])),
    );
  }
  if (parts.pipeline) {
    if (trail) output("trail_name", "The trail's name.", trail.name);
    addPipelineOutputs(output, parts.pipeline);
  }
}

type Output = (id: string, description: string, value: unknown) => void;

function addPipelineOutputs(
  output: Output,
  { pipeline, events }: PipelineParts,
): void {
  const { queue, deadLetters, table, function: reader } = pipeline;
  output("function_name", "The function that reads log files.", reader.name);
  output("findings_table", "The table of findings.", table.name);
  output("log_queue_url", "The queue that feeds the function.", queue.url);
  output(
    "dead_letter_queue_url",
    "The queue of what cannot be processed.",
    deadLetters.url,
  );
  output(
    "pipeline_rules",
    "What becomes of each rule's findings in the event pipeline.",
    Object.fromEntries(
      events.events.map(({ id, alert }) => [id, alert ? "mailed" : "stored"]),
    ),
  );
}
