import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { Clients } from "../clients";
import { type Readers, snakeCase } from "./reader";

/** A queue, and what belongs to it, has the queue's address as its id. */
export const sqsReaders: Readers = {
  aws_sqs_queue: async (clients, { id }) => {
    const attributes = await queueAttributes(clients, id);
    return {
      ...snakeCase(attributes),
      name: attributes["QueueArn"]?.split(":").at(-1),
      message_retention_seconds: attributes["MessageRetentionPeriod"],
      visibility_timeout_seconds: attributes["VisibilityTimeout"],
    };
  },
  aws_sqs_queue_policy: async (clients, { id }) => ({
    queue_url: id,
    policy: (await queueAttributes(clients, id))["Policy"],
  }),
};

async function queueAttributes({ sqs }: Clients, QueueUrl: string) {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
  );
  return Attributes as Readonly<Record<string, string | undefined>>; // QueueAttributeName has all that it returns
}
