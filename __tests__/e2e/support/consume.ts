import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
} from "@aws-sdk/client-sqs";
import type { Context, SQSRecord } from "aws-lambda";
import type { createHandler } from "../../../src/runtime/event-pipeline/create-handler";
import type { Clients } from "./clients";
import { region } from "./emulator";

/** What Lambda calls. */
export type PipelineHandler = ReturnType<typeof createHandler>;

/** The most that one call receives. */
const BATCH = 10;

/**
 * Does for the function what Lambda's event source mapping does: hands it batches of the queue until
 * nothing is visible, and deletes what it does not ask to come again.
 *
 * @returns how many messages were done
 */
export async function consume(
  clients: Clients,
  QueueUrl: string,
  handler: PipelineHandler,
): Promise<number> {
  let done = 0;
  for (;;) {
    const messages = await receive(clients, QueueUrl);
    if (messages.length === 0) return done;
    const { batchItemFailures } = await handler(
      { Records: messages.map(asRecord) },
      context,
    );
    const failed = new Set(
      batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
    );
    for (const { MessageId = "", ReceiptHandle } of messages) {
      if (failed.has(MessageId)) continue;
      await clients.sqs.send(
        new DeleteMessageCommand({ QueueUrl, ReceiptHandle }),
      );
      done += 1;
    }
  }
}

/** A batch of what is visible, with everything that SQS tells of it. */
export async function receive(
  { sqs }: Clients,
  QueueUrl: string,
): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: BATCH,
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    }),
  );
  return Messages;
}

function asRecord(message: Message): SQSRecord {
  const { Attributes = {} } = message;
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    attributes: {
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? "",
      SentTimestamp: Attributes.SentTimestamp ?? "",
      SenderId: Attributes.SenderId ?? "",
      ApproximateFirstReceiveTimestamp:
        Attributes.ApproximateFirstReceiveTimestamp ?? "",
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: "",
    awsRegion: region,
  };
}

/** An invocation with all of Lambda's time before it. */
export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "acme-event-pipeline",
  functionVersion: "$LATEST",
  invokedFunctionArn: "",
  memoryLimitInMB: "256",
  awsRequestId: "00000000-0000-4000-8000-000000000000",
  logGroupName: "/aws/lambda/acme-event-pipeline",
  logStreamName: "test",
  getRemainingTimeInMillis: () => 300_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
