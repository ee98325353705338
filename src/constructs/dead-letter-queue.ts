import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AlertTopic } from "./alert-topic";
import type { EncryptionKey } from "./encryption-key";
import { Environment } from "./environment";
import { eventsKeyGrant } from "./event-grants";
import { denyWithoutTls, policyDocument } from "./policy-document";

export interface DeadLetterQueueProps {
  /** Up to 80 letters, digits, `-` and `_`. Also the name of the alarm. */
  readonly name: string;
  /** Where it is heard that alerts were not. */
  readonly actions: readonly [AlertTopic, ...AlertTopic[]];
  /** @default - encrypted with a key of SQS */
  readonly encryption?: EncryptionKey;
}

/**
 * Keeps the events that EventBridge could not turn into alerts for 14 days, and sounds an alarm at
 * the first: CloudWatch reaches the topic by another way than the event that got lost.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export class DeadLetterQueue extends Construct {
  readonly arn: string;
  /** What EventBridge must be allowed before it can deliver here. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    const { name, actions, encryption } = props;
    encryption?.allow(eventsKeyGrant);
    const queue = new SqsQueue(this, "queue", {
      name,
      messageRetentionSeconds: 14 * 24 * 60 * 60,
      ...(encryption
        ? { kmsMasterKeyId: encryption.arn }
        : { sqsManagedSseEnabled: true }),
    });
    this.arn = queue.arn;
    this.policy = new SqsQueuePolicy(this, "queue_policy", {
      queueUrl: queue.url,
      policy: policyDocument([
        {
          Sid: "AllowUndeliveredEvents",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: this.arn,
          Condition: {
            ArnLike: {
              "aws:SourceArn": Environment.of(this).arn("events", "rule/*"),
            },
          },
        },
        denyWithoutTls("sqs:*", this.arn),
      ]),
    });
    new CloudwatchMetricAlarm(this, "metric_alarm", {
      alarmName: name,
      alarmDescription: `HIGH: An alert could not be delivered.\nThe queue ${name} holds the events that nobody was told about.\n1. Read them: aws sqs receive-message --queue-url ${queue.url} --message-attribute-names All. The attributes say which rule it was and why it failed.\n2. Mend the cause: the topic's policy or its key were changed, or the topic is gone. Deploying this monitor again puts them back.\n3. Look into the events as if their alerts had come, then purge the queue.`,
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
      alarmActions: actions.map(({ arn }) => arn),
    });
  }
}
