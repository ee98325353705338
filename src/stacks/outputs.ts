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

/** The parts of a monitor that other configurations and people ask for. */
export interface MonitorParts {
  readonly trail: Trail;
  readonly bucket: AuditBucket;
  readonly logGroup: LogGroup;
  readonly topic: AlertTopic;
  readonly tripwires: readonly Tripwire[];
  /** @default - no rule is on the event route */
  readonly eventRules?: readonly EventRule[];
}

/** Names the monitor's parts in the outputs, alike in every preset. */
export function addOutputs(stack: MonitorStack, parts: MonitorParts): void {
  const output = (id: string, description: string, value: unknown) =>
    new TerraformOutput(stack, id, { description, value });
  const { trail, bucket, logGroup, topic, tripwires, eventRules = [] } = parts;
  output("trail_arn", "The trail.", trail.arn);
  output("audit_bucket", "The bucket that keeps the log files.", bucket.id);
  output("log_group", "The log group that the filters read.", logGroup.name);
  output("alert_topic_arn", "The topic that alerts go to.", topic.arn);
  output(
    "alarms",
    "The name of each rule's alarm.",
    Object.fromEntries(
      tripwires.map(({ rule, alarm }) => [rule.id, alarm.name]),
    ),
  );
  if (eventRules.length === 0) return;
  output(
    "event_rules",
    "The name of each rule's event rule.",
    Object.fromEntries(eventRules.map(({ rule, name }) => [rule.id, name])),
  );
}
