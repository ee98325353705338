import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from "@aws-sdk/client-sqs";
import type { Clients } from "./clients";

/** A queue of the tests' own. */
export interface Queue {
  readonly arn: string;
  /** The messages that have come since the last look, the oldest first. */
  read(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** Makes a queue, which whoever made it removes again. */
export async function makeQueue(
  { sqs }: Clients,
  QueueName: string,
): Promise<Queue> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  return {
    arn: Attributes?.QueueArn ?? "",
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
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
  };
}
