import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import type { AlertTopic } from "./alert-topic";
import type { EncryptionKey } from "./encryption-key";
import { Environment } from "./environment";
import { eventsKeyGrant, fromEvents } from "./event-grants";
import type { Queue, QueueProps } from "./queue";

/** A queue to which EventBridge may send, for its rules of this account and region, what it could not deliver. */
export function forUndeliveredEvents(
  scope: Construct,
  name: string,
  encryption: EncryptionKey | undefined,
): QueueProps {
  encryption?.allow(eventsKeyGrant);
  return {
    name,
    senders: [
      {
        Sid: "AllowUndeliveredEvents",
        Principal: fromEvents.Principal,
        Condition: {
          ArnLike: {
            "aws:SourceArn": Environment.of(scope).arn("events", "rule/*"),
          },
        },
      },
    ],
    ...(encryption && { encryption }),
  };
}

/**
 * An alarm at a queue's first message. CloudWatch reaches the topic by another way than what lies in
 * the queue.
 *
 * @param description what happened, and what to do about it
 */
export function alarmAtFirst(
  queue: Queue,
  name: string,
  description: string,
  topics: readonly [AlertTopic, ...AlertTopic[]],
): CloudwatchMetricAlarm {
  return new CloudwatchMetricAlarm(queue, "metric_alarm", {
    alarmName: name,
    alarmDescription: description,
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    // SQS tells nothing of a queue that was idle for hours.
    treatMissingData: "notBreaching",
    alarmActions: topics.map(({ arn }) => arn),
  });
}
