import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { metrics } from "../runtime/event-pipeline/contract";
import type { AlertTopic } from "./alert-topic";
import type { EventFunction } from "./event-function";
import type { LogQueue } from "./log-queue";

export interface PipelineAlarmsProps {
  /** What the alarms' names begin with. */
  readonly name: string;
  readonly queue: LogQueue;
  readonly function: EventFunction;
  /** Who hears that the pipeline itself fails. */
  readonly actions: readonly [AlertTopic, ...AlertTopic[]];
  /** Age in seconds at which a waiting message is too old. */
  readonly maximumMessageAge: number;
  /**
   * Minutes without a log file after which something is wrong, a multiple of 5 up to a day.
   * CloudTrail delivers about every five minutes when anything happens, and in an account with a
   * trail something happens at least every hour: CloudTrail itself looks at the bucket.
   * @default 60
   */
  readonly silence?: number;
}

/** The length of every alarm's period in seconds. */
const PERIOD = 300;

interface Watch {
  readonly title: string;
  /** What a tired person can do about it. */
  readonly steps: readonly string[];
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Sum" | "Maximum";
  readonly threshold: number;
  /** How many periods in a row must be like that. @default 1 */
  readonly periods?: number;
  /** Whether to alarm below the threshold and when nothing is told, not at it. @default false */
  readonly tooLittle?: boolean;
}

/** Tells people when the event pipeline itself fails: nobody else would notice that nothing comes. */
export class PipelineAlarms extends Construct {
  constructor(scope: Construct, id: string, props: PipelineAlarmsProps) {
    super(scope, id);
    const actions = props.actions.map(({ arn }) => arn);
    for (const [name, watch] of Object.entries(watches(props))) {
      const { title, steps, tooLittle = false } = watch;
      new CloudwatchMetricAlarm(this, name.replaceAll("-", "_"), {
        alarmName: `${props.name}-${name}`,
        alarmDescription: [
          `HIGH: ${title}`,
          ...steps.map((step, index) => `${index + 1}. ${step}`),
        ].join("\n"),
        namespace: watch.namespace,
        metricName: watch.metric,
        dimensions: watch.dimensions,
        statistic: watch.statistic,
        period: PERIOD,
        evaluationPeriods: watch.periods ?? 1,
        comparisonOperator: tooLittle
          ? "LessThanThreshold"
          : "GreaterThanOrEqualToThreshold",
        threshold: watch.threshold,
        treatMissingData: tooLittle ? "breaching" : "notBreaching",
        alarmActions: actions,
        // It sounds once before the first log file, and should then say that all is well.
        ...(tooLittle && { okActions: actions }),
      });
    }
  }
}

function watches(props: PipelineAlarmsProps): Readonly<Record<string, Watch>> {
  const { queue, silence = 60 } = props;
  const { deadLetters } = queue;
  const ofFunction = {
    namespace: "AWS/Lambda",
    dimensions: { FunctionName: props.function.name },
    statistic: "Sum",
  } as const;
  const logs = `Read why: aws logs tail /aws/lambda/${props.function.name} --since 1h --filter-pattern ERROR.`;
  return {
    "dead-letters": {
      title: "A log file could not be processed; its events are not checked.",
      steps: [
        `Read which and why: aws sqs receive-message --queue-url ${deadLetters.url} --message-attribute-names All. Reason, Bucket and Key are attributes.`,
        "Mend the cause. A file that is damaged or gone stays unchecked: find out who did that.",
        "Send what can be read now back to be processed: aws sqs start-message-move-task --source-arn " +
          `${deadLetters.arn} --destination-arn ${queue.arn}.`,
      ],
      namespace: "AWS/SQS",
      metric: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: deadLetters.name },
      statistic: "Maximum",
      threshold: 1,
    },
    "message-age": {
      title: `Log files have waited for more than ${props.maximumMessageAge} seconds; alerts are late.`,
      steps: [
        logs,
        "Look for throttled calls of DynamoDB, SNS or S3, and whether the function is throttled or switched off.",
        "If it only has too much to do, give it more memory or concurrency.",
      ],
      namespace: "AWS/SQS",
      metric: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: queue.name },
      statistic: "Maximum",
      threshold: props.maximumMessageAge,
    },
    errors: {
      ...ofFunction,
      title: "The function that checks log files failed as a whole.",
      steps: [
        logs,
        "If it ran out of time or memory, give it more of them.",
        "What it did not finish comes back by itself, and after some failures lies with the dead letters.",
      ],
      metric: "Errors",
      threshold: 1,
    },
    throttles: {
      ...ofFunction,
      title: "The function that checks log files gets no room to run.",
      steps: [
        "Look at who uses up the account's concurrent executions: the metric ConcurrentExecutions of AWS/Lambda by function.",
        "Reserve some for this function, or ask AWS for a higher quota.",
      ],
      metric: "Throttles",
      threshold: 1,
      // A burst now and then is what the queue is for.
      periods: 3,
    },
    "no-log-files": {
      title: `No log file was read for ${silence} minutes. Somebody may have stopped the trail.`,
      steps: [
        "See whether the trail logs and delivers: aws cloudtrail get-trail-status. LatestDeliveryError tells of bucket or key.",
        "See whether the bucket still notifies the queue, and the queue still feeds the function: applying the configuration again puts both back.",
        "If somebody stopped it, take it for an attack until you know better: start logging, and find out who.",
      ],
      namespace: metrics.namespace,
      metric: metrics.names.files,
      dimensions: { [metrics.dimension]: props.function.name },
      statistic: "Sum",
      threshold: 1,
      periods: (silence * 60) / PERIOD,
      tooLittle: true,
    },
  };
}
