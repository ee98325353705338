import { SubscribeCommand, UnsubscribeCommand } from "@aws-sdk/client-sns";
import type { Clients } from "./clients";
import { makeQueue, type Queue } from "./queue";

/** Subscribes a queue to the topic. It gets, word for word, what an e-mail address gets. */
export async function subscribeMailbox(
  clients: Clients,
  TopicArn: string,
): Promise<Queue> {
  const { sns } = clients;
  const queue = await makeQueue(clients, "mailbox");
  const { SubscriptionArn } = await sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: "sqs",
      Endpoint: queue.arn,
      Attributes: { RawMessageDelivery: "true" },
    }),
  );
  return {
    ...queue,
    async remove() {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      await queue.remove();
    },
  };
}
