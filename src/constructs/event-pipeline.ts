import { Construct } from "constructs";
import type { MonitoredEvents } from "../rule/monitored-events";
import type { AlertTopic } from "./alert-topic";
import type { AuditBucket } from "./audit-bucket";
import type { EncryptionKey } from "./encryption-key";
import {
  defaultTimeout,
  EventFunction,
  type FunctionSettings,
} from "./event-function";
import { FindingsTable } from "./findings-table";
import { LogQueue } from "./log-queue";
import { PipelineAlarms } from "./pipeline-alarms";
import { Queue } from "./queue";

export interface EventPipelineProps extends FunctionSettings {
  /** What all names begin with, up to 49 characters: `<prefix>-event-pipeline`, `<prefix>-findings`. */
  readonly prefix: string;
  /** Where a trail's log files come. */
  readonly bucket: AuditBucket;
  /** What is looked for. */
  readonly events: MonitoredEvents;
  /** Where findings are told, and failures of the pipeline. */
  readonly topic: AlertTopic;
  /** Days that a finding stays in the table; may be a reference to a variable. @default 90 */
  readonly findingsRetention?: number;
  /** `DEBUG`, `INFO`, `WARN` or `ERROR`; may be a reference to a variable. @default "INFO" */
  readonly logLevel?: string;
  /** Encrypts queues, findings and the function's logs. @default - each service does, with a key of its own */
  readonly encryption?: EncryptionKey;
  /** Whether DynamoDB refuses to delete the findings, also for `terraform destroy`. @default true */
  readonly deletionProtection?: boolean;
  /** Minutes without a log file after which an alarm sounds, a multiple of 5 up to a day. @default 60 */
  readonly silence?: number;
}

/** How often a log file may fail: with the waits in between that is two hours. */
const MAX_RECEIVES = 10;

/**
 * Checks every event that a trail writes to its bucket, also those too large for any other route:
 * a queue buffers, a function reads, findings go into a table and to people.
 */
export class EventPipeline extends Construct {
  readonly queue: LogQueue;
  readonly deadLetters: Queue;
  readonly table: FindingsTable;
  readonly function: EventFunction;

  constructor(scope: Construct, id: string, props: EventPipelineProps) {
    super(scope, id);
    const { prefix, topic, encryption, deletionProtection } = props;
    topic.demand("cloudwatch");
    topic.demandText();
    const name = `${prefix}-event-pipeline`;
    const encrypted = encryption && { encryption };
    // Six times the function's time, as AWS asks: a message must not come back while it is being worked on.
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    const visibilityTimeout = 6 * (props.timeout ?? defaultTimeout);
    this.deadLetters = new Queue(this, "dead_letters", {
      name: `${name}-dead-letters`,
      ...encrypted,
    });
    this.queue = new LogQueue(this, "queue", {
      name,
      bucket: props.bucket,
      deadLetters: this.deadLetters,
      maxReceives: MAX_RECEIVES,
      visibilityTimeout,
      ...encrypted,
    });
    this.table = new FindingsTable(this, "findings", {
      name: `${prefix}-findings`,
      ...encrypted,
      ...(deletionProtection !== undefined && { deletionProtection }),
    });
    this.function = new EventFunction(this, "function", {
      ...props,
      name,
      queue: this.queue,
      table: this.table,
      findingsRetention: props.findingsRetention ?? 90,
      maxReceives: MAX_RECEIVES,
    });
    new PipelineAlarms(this, "alarms", {
      name,
      queue: this.queue,
      function: this.function,
      actions: [topic],
      // One failure and the wait after it are no reason to worry yet.
      maximumMessageAge: 2 * visibilityTimeout,
      ...(props.silence !== undefined && { silence: props.silence }),
    });
  }
}
