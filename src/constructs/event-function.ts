import { join } from "node:path";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Construct } from "constructs";
import type { MonitoredEvents } from "../rule/monitored-events";
import {
  eventsFile,
  handlerName,
  variables,
} from "../runtime/event-pipeline/contract";
import type { AlertTopic } from "./alert-topic";
import type { EncryptionKey } from "./encryption-key";
import { Environment } from "./environment";
import { eventFunctionStatements } from "./event-function-policy";
import type { FindingsTable } from "./findings-table";
import { FunctionBundle } from "./function-bundle";
import { LogGroup } from "./log-group";
import type { LogQueue } from "./log-queue";
import { policyDocument } from "./policy-document";
import type { RetentionDays } from "./retention";

/** How the function runs. */
export interface FunctionSettings {
  /**
   * Memory in MB, 128 to 10,240; processing power grows with it.
   * @default 256
   */
  readonly memorySize?: number;
  /**
   * Seconds for one batch of log files, 1 to 900.
   * @default 300
   */
  readonly timeout?: number;
  /**
   * How many may run at once, taken from the account's quota and from all other functions.
   * @default - as many as the account has left
   */
  readonly reservedConcurrency?: number;
  /**
   * How many batches the queue hands out at once, 2 to 1,000. Unlike a reservation it lets no
   * message come back unread.
   * @default - as many as Lambda sees fit
   */
  readonly maximumConcurrency?: number;
  /**
   * Whether X-Ray samples what the function does.
   * @default false
   */
  readonly tracing?: boolean;
  /** How long its own logs are kept. @default 365 */
  readonly logRetention?: RetentionDays | "forever";
}

export interface EventFunctionProps extends FunctionSettings {
  /** Up to 64 letters, digits, `-` and `_`. Also the name of its role. */
  readonly name: string;
  /** What it looks for. */
  readonly events: MonitoredEvents;
  /** Tells it of log files. */
  readonly queue: LogQueue;
  /** Keeps what it finds. */
  readonly table: FindingsTable;
  /** Where it alerts. */
  readonly topic: AlertTopic;
  /** Days that a finding stays in the table; may be a reference to a variable. */
  readonly findingsRetention: number;
  /** `DEBUG`, `INFO`, `WARN` or `ERROR`; may be a reference to a variable. @default "INFO" */
  readonly logLevel?: string;
  /** How often a message may fail before it is rejected. */
  readonly maxReceives: number;
  /** Encrypts its logs. @default - CloudWatch Logs does, with a key of its own */
  readonly encryption?: EncryptionKey;
}

/** The time that a function has when nobody says another, in seconds. */
export const defaultTimeout = 300;

/** How many messages the function gets at once. One that fails does not bring the others back. */
const BATCH_SIZE = 10;

const entry = join(__dirname, "..", "runtime", "event-pipeline", "handler.ts");

/** The function that reads a trail's log files, stores what rules match and alerts. */
export class EventFunction extends Construct {
  /** The name as a reference to the function. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: EventFunctionProps) {
    super(scope, id);
    const { name, queue, tracing, encryption } = props;
    this.#checkConcurrency(props);
    const bundle = new FunctionBundle(this, "bundle", {
      entry,
      files: { [eventsFile]: `${JSON.stringify(props.events, null, 2)}\n` },
    });
    const logGroup = new LogGroup(this, "logs", {
      name: `/aws/lambda/${name}`,
      ...(props.logRetention && { retention: props.logRetention }),
      ...(encryption && { encryption }),
    });
    const role = new IamRole(this, "role", {
      name,
      assumeRolePolicy: policyDocument([
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Service: "lambda.amazonaws.com" },
        },
      ]),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name,
      role: role.id,
      policy: policyDocument(eventFunctionStatements(props, logGroup)),
    });
    const { reservedConcurrency, maximumConcurrency } = props;
    const resource = new LambdaFunction(this, "lambda_function", {
      functionName: name,
      description: "Finds in CloudTrail's log files what should be known.",
      role: role.arn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: handlerName,
      filename: bundle.path,
      sourceCodeHash: bundle.hash,
      memorySize: props.memorySize ?? 256,
      timeout: props.timeout ?? defaultTimeout,
      ...(reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: reservedConcurrency,
      }),
      ...(tracing && { tracingConfig: { mode: "Active" } }),
      environment: { variables: this.#variables(props) },
      // The policy names the log group and so waits for it; without one, Lambda would make its own, which keeps logs forever.
      dependsOn: [policy],
    });
    this.name = resource.functionName;
    new LambdaEventSourceMapping(this, "event_source_mapping", {
      eventSourceArn: queue.arn,
      functionName: resource.arn,
      batchSize: BATCH_SIZE,
      functionResponseTypes: ["ReportBatchItemFailures"],
      ...(maximumConcurrency !== undefined && {
        scalingConfig: { maximumConcurrency },
      }),
      // Lambda tries the role out when the mapping is made.
      dependsOn: [policy],
    });
  }

  #variables(props: EventFunctionProps): Record<string, string> {
    const { queue } = props;
    return {
      [variables.topic]: props.topic.arn,
      [variables.table]: props.table.name,
      [variables.logLevel]: props.logLevel ?? "INFO",
      [variables.events]: eventsFile,
      [variables.queue]: queue.url,
      [variables.deadLetters]: queue.deadLetters.url,
      [variables.maxReceives]: String(props.maxReceives),
      [variables.retention]: String(props.findingsRetention),
      [variables.console]: Environment.of(this).consoleHost,
    };
  }

  #checkConcurrency(props: EventFunctionProps): void {
    const { reservedConcurrency, maximumConcurrency } = props;
    if (
      reservedConcurrency !== undefined &&
      maximumConcurrency !== undefined &&
      maximumConcurrency > reservedConcurrency
    ) {
      throw new Error(
        `the function "${this.node.path}" has maximumConcurrency ${maximumConcurrency} and reservedConcurrency ${reservedConcurrency}: expected at most the reserved ${reservedConcurrency}, or the queue hands out what nobody can take`,
      );
    }
  }
}
