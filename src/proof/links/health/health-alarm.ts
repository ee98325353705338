import type { Resource } from "../../model";
import { comparisons } from "../metric/alarm-behaviour";
import { problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { serviceMetrics } from "./service-metrics";
import { numberOf, textOf } from "../graph/values";

/** More than any metric of a queue or function shows. */
const VERY_MANY = 1e15;

/** Alerts of which so many may be lost before anybody hears are as good as lost. */
const TOO_MANY_LOST = 100;

/**
 * Whether an alarm on a service's metric tells trouble from quiet: that it is not on while all is
 * well, and comes on when it is not.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function healthFindings(
  graph: Graph,
  alarm: Resource,
  resource: Resource,
): readonly Finding[] {
  const { values } = alarm;
  const operator = `${textOf(values, "comparison_operator")}`;
  const threshold = numberOf(values, "threshold");
  const compare = comparisons.get(operator);
  const treatment = textOf(values, "treat_missing_data") ?? "missing";
  if (typeof threshold !== "number" || compare === undefined) return [];
  const fault = (argument: string, what: string, mend: string) => [
    problem({ id: "health-alarm", at: alarm.address, argument, what, mend }),
  ];
  const breaches = (value: number) => compare(value, threshold);
  const isLess = operator.startsWith("Less");
  const condition = `${operator} ${threshold}`;
  const meaning = meaningOf(alarm);
  if (
    textOf(values, "metric_name") === "NumberOfMessagesSent" &&
    isOnlyMovedTo(graph, resource)
  ) {
    return fault(
      "metric_name",
      `NumberOfMessagesSent does not count what SQS itself moves to ${resource.address}`,
      'metric_name = "ApproximateNumberOfMessagesVisible"',
    );
  }
  if (
    meaning !== undefined &&
    meaning !== "traffic" &&
    textOf(values, "statistic") === "SampleCount"
  ) {
    return fault(
      "statistic",
      "SampleCount counts how often the service reported, not what it reported",
      'statistic = "Sum" or "Maximum"',
    );
  }
  switch (meaning) {
    case "trouble":
      // Queues that are worked off may well be watched for being empty.
      if (isLess && isBacklog(alarm) && !isForLost(graph, resource)) return [];
      if (breaches(0)) {
        return fault(
          isLess ? "comparison_operator" : "threshold",
          `it is on while there is no trouble (0 ${condition}), and trouble changes nothing`,
          'comparison_operator = "GreaterThanOrEqualToThreshold", threshold = 1',
        );
      }
      if (treatment === "breaching") {
        return fault(
          "treat_missing_data",
          "it is on while nothing is reported, as when there is nothing to do, and trouble changes nothing",
          'treat_missing_data = "notBreaching"',
        );
      }
      return !isBacklog(alarm) ||
        !isForLost(graph, resource) ||
        breaches(TOO_MANY_LOST)
        ? []
        : fault(
            "threshold",
            `${resource.address} keeps what could not be delivered; of ${TOO_MANY_LOST} lost alerts nobody hears (${condition})`,
            "threshold = 1",
          );
    case "life":
      return lifeFindings(breaches, treatment === "breaching", fault);
    case "share":
      return [];
    default:
      return isLess
        ? lifeFindings(breaches, treatment === "breaching", fault)
        : [];
  }
}

function lifeFindings(
  breaches: (value: number) => boolean,
  isSilenceHeard: boolean,
  fault: (argument: string, what: string, mend: string) => readonly Finding[],
): readonly Finding[] {
  if (breaches(VERY_MANY)) {
    return fault(
      "comparison_operator",
      "it is on while all is well",
      'comparison_operator = "LessThanThreshold"',
    );
  }
  if (!breaches(0)) {
    return fault(
      "threshold",
      "it does not come on when nothing happens any more",
      'comparison_operator = "LessThanThreshold", threshold = 1',
    );
  }
  return isSilenceHeard
    ? []
    : fault(
        "treat_missing_data",
        "when nothing runs any more there is no data, which does not count as breaching: the alarm stays off",
        'treat_missing_data = "breaching"',
      );
}

function meaningOf({ values }: Resource) {
  const namespace = textOf(values, "namespace");
  const name = `${textOf(values, "metric_name")}`;
  return serviceMetrics.find((one) => one.namespace === namespace)?.metrics[
    name
  ];
}

const isBacklog = ({ values }: Resource) =>
  textOf(values, "metric_name") === "ApproximateNumberOfMessagesVisible";

/** Whether the queue keeps what could not be delivered to where it should go. */
function isForLost(graph: Graph, queue: Resource): boolean {
  const arn = textOf(queue.values, "arn");
  return (
    typeof arn === "string" &&
    [
      "aws_cloudwatch_event_target",
      "aws_sqs_queue",
      "aws_sqs_queue_redrive_policy",
      "aws_lambda_function_event_invoke_config",
      "aws_lambda_function",
      "aws_sns_topic_subscription",
    ].some((type) =>
      graph.ofType(type).some(({ values }) => namesAsLost(values, arn)),
    )
  );
}

const redrivers = ["aws_sqs_queue", "aws_sqs_queue_redrive_policy"];

const senders = [
  "aws_cloudwatch_event_target",
  "aws_lambda_function",
  "aws_lambda_function_event_invoke_config",
  "aws_sns_topic_subscription",
  "aws_s3_bucket_notification",
];

/**
 * Whether the queue gets what other queues give up on, and nothing else.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html#dlq-cloudwatch-metrics
 */
function isOnlyMovedTo(graph: Graph, { values }: Resource): boolean {
  const arn = textOf(values, "arn");
  if (typeof arn !== "string") return false;
  const names = [arn, textOf(values, "url")].filter(
    (name) => typeof name === "string",
  );
  const mentions = (type: string) =>
    graph
      .ofType(type)
      .some((one) =>
        names.some((name) => JSON.stringify(one.values).includes(name)),
      );
  return (
    redrivers.some((type) =>
      graph.ofType(type).some((one) => namesAsLost(one.values, arn)),
    ) && !senders.some(mentions)
  );
}

const lost = [
  "dead_letter_config",
  "destination_config",
  "redrive_policy",
] as const;

function namesAsLost(values: Resource["values"], arn: string): boolean {
  return lost.some((name) => {
    const [, ...rests] = JSON.stringify(values[name] ?? "").split(arn);
    // A longer name is another queue's.
    return rests.some((rest) => !/^[\w-]/.test(rest));
  });
}
