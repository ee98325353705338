import type { Construct } from "constructs";
import type { AlertTopic } from "./alert-topic";
import type { EncryptionKey } from "./encryption-key";
import { Queue } from "./queue";
import { alarmAtFirst, forUndeliveredEvents } from "./undelivered-events";

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
export class DeadLetterQueue extends Queue {
  /** Sets the type apart from queues that EventBridge may not send to. */
  readonly sender = "events";

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    const { name, actions, encryption } = props;
    super(scope, id, forUndeliveredEvents(scope, name, encryption));
    alarmAtFirst(
      this,
      name,
      `HIGH: An alert could not be delivered.\nThe queue ${name} holds the events that nobody was told about.\n1. Read them: aws sqs receive-message --queue-url ${this.url} --message-attribute-names All. The attributes say which rule it was and why it failed.\n2. Mend the cause: the topic's policy or its key were changed, or the topic is gone. Deploying this monitor again puts them back.\n3. Look into the events as if their alerts had come, then purge the queue.`,
      actions,
    );
  }
}
