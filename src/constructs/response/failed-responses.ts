import type { Construct } from "constructs";
import type { AlertTopic } from "../alert-topic";
import type { EncryptionKey } from "../encryption-key";
import { Queue } from "../queue";
import { alarmAtFirst, forUndeliveredEvents } from "../undelivered-events";

export interface FailedResponsesProps {
  /** Up to 80 letters, digits, `-` and `_`. Also the name of the alarm. */
  readonly name: string;
  /** Who hears that a response failed. */
  readonly topic: AlertTopic;
  /** @default - encrypted with a key of SQS */
  readonly encryption?: EncryptionKey;
}

/**
 * Keeps the events to which no response was possible for 14 days, whether EventBridge could not
 * hand them to the function or the function failed three times. An alarm sounds at the first.
 */
export class FailedResponses extends Queue {
  /** Sets the type apart from queues whose alarm says other things. */
  readonly keeps = "failed responses";

  constructor(scope: Construct, id: string, props: FailedResponsesProps) {
    const { name, topic, encryption } = props;
    topic.demand("cloudwatch");
    super(scope, id, forUndeliveredEvents(scope, name, encryption));
    alarmAtFirst(
      this,
      name,
      `HIGH: An automated response failed.\nThe queue ${name} holds the events to which nothing was done.\n1. Read them: aws sqs receive-message --queue-url ${this.url} --message-attribute-names All. What a function failed at has the function in requestContext and the error in responsePayload.\n2. Do by hand what the response is for: it stays undone. The function's log says how far it came.\n3. Mend the cause: a policy of the organization may deny the function what it needs, or its role was changed. Deploying this again puts the role back.\n4. Purge the queue.`,
      [topic],
    );
  }
}
