import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
} from "@aws-sdk/client-sns";
import type { Clients } from "../clients";
import { type Readers, snakeCase } from "./reader";

export const snsReaders: Readers = {
  aws_sns_topic: async (clients, { id }) => {
    const attributes = await topicAttributes(clients, id);
    return { ...snakeCase(attributes), name: id.split(":").at(-1) };
  },
  aws_sns_topic_policy: async (clients, { id }) => {
    const { TopicArn, Policy } = await topicAttributes(clients, id);
    return { arn: TopicArn, policy: Policy };
  },
  aws_sns_topic_subscription: async ({ sns }, { id }) => {
    const { Attributes = {} } = await sns.send(
      new GetSubscriptionAttributesCommand({ SubscriptionArn: id }),
    );
    return snakeCase(Attributes);
  },
};

async function topicAttributes({ sns }: Clients, TopicArn: string) {
  const { Attributes = {} } = await sns.send(
    new GetTopicAttributesCommand({ TopicArn }),
  );
  return Attributes;
}
