import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { AlertSender } from "./alert-sender";

/** Alerts through a topic of SNS. */
export function snsAlertSender(
  client: SNSClient,
  topicArn: string,
): AlertSender {
  return {
    send: async ({ subject, message, attributes }) => {
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: subject,
          Message: message,
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [
              name,
              {
                DataType: typeof value === "number" ? "Number" : "String",
                StringValue: String(value),
              },
            ]),
          ),
        }),
      );
    },
  };
}
