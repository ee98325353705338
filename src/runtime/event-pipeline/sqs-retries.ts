import {
  ChangeMessageVisibilityCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Retries } from "./retries";

/** Retries of a queue in SQS. */
export function sqsRetries(client: SQSClient, url: string): Retries {
  return {
    comeAgain: async (receipt, seconds) => {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: url,
          ReceiptHandle: receipt,
          VisibilityTimeout: seconds,
        }),
      );
    },
  };
}
