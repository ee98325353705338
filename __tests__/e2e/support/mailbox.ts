import { SubscribeCommand, UnsubscribeCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from "@aws-sdk/client-sqs";
import type { Clients } from "./clients";

/** A subscriber of a topic whose mail can be read. */
export interface Mailbox {
  /** The mails that have come since the last look, the oldest first. */
  read(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** Subscribes a queue to the topic. It gets, word for word, what an e-mail address gets. */
export async function subscribeMailbox(
  { sns, sqs }: Clients,
  TopicArn: string,
): Promise<Mailbox> {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: "mailbox" }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  const { SubscriptionArn } = await sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: "sqs",
      Endpoint: Attributes?.QueueArn,
      Attributes: { RawMessageDelivery: "true" },
    }),
  );
  return {
    async read() {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      for (const { ReceiptHandle } of Messages) {
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
      return Messages.map(({ Body = "" }) => Body);
    },
    async remove() {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
  };
}
