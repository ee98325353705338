import { join } from "node:path";
import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import { Construct } from "constructs";
import type { MonitoredEvents } from "../rule/monitored-events";
import {
  eventsFile,
  handlerName,
  variables,
} from "../runtime/event-pipeline/contract";
import { addBundledFunction, type RunSettings } from "./bundled-function";
import { Environment } from "./environment";
import {
  type EventFunctionAccess,
  eventFunctionStatements,
} from "./event-function-policy";

/** How the function runs. */
export interface FunctionSettings extends Omit<RunSettings, "encryption"> {
  /**
   * Seconds for one batch of log files, 30 to 900. In the last fifteen nothing new is begun.
   * @default 300
   */
  readonly timeout?: number;
  /**
   * How many batches the queue hands out at once, 2 to 1,000. Unlike a reservation it lets no
   * message come back unread.
   * @default - as many as Lambda sees fit
   */
  readonly maximumConcurrency?: number;
}

export interface EventFunctionProps
  extends
    FunctionSettings,
    EventFunctionAccess,
    Pick<RunSettings, "encryption"> {
  /** Up to 64 letters, digits, `-` and `_`. Also the name of its role. */
  readonly name: string;
  /** What it looks for. */
  readonly events: MonitoredEvents;
  /** Days that a finding stays in the table; may be a reference to a variable. */
  readonly findingsRetention: number;
  /** `DEBUG`, `INFO`, `WARN` or `ERROR`; may be a reference to a variable. @default "INFO" */
  readonly logLevel?: string;
  /** How often a message may fail before it is rejected. */
  readonly maxReceives: number;
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
    const { queue, maximumConcurrency } = props;
    this.#checkConcurrency(props);
    this.#checkTimeout(props);
    const { resource, policy } = addBundledFunction(this, {
      ...props,
      description: "Finds in CloudTrail's log files what should be known.",
      entry,
      files: { [eventsFile]: `${JSON.stringify(props.events, null, 2)}\n` },
      handler: handlerName,
      timeout: props.timeout ?? defaultTimeout,
      statements: () => eventFunctionStatements(props),
      variables: () => this.#variables(props),
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

  #checkTimeout({ timeout = defaultTimeout }: EventFunctionProps): void {
    if (timeout < 30 || timeout > 900) {
      throw new Error(
        `the function "${this.node.path}" has timeout ${timeout}: expected 30 to 900 seconds, of which it keeps the last fifteen to end in order`,
      );
    }
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
