import {
  BatchProcessor,
  EventType,
  processPartialResponse,
} from "@aws-lambda-powertools/batch";
import type {
  Context,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from "aws-lambda";
import type { MessageProcessor } from "./pipeline";

/** What Lambda calls with a batch of messages; it answers which of them must come again. */
export type BatchHandler = (
  event: SQSEvent,
  context: Pick<Context, "getRemainingTimeInMillis">,
) => Promise<SQSBatchResponse>;

/**
 * Works a batch off, one message after another because memory is for one file.
 *
 * A batch of which every message failed is answered like any other: thrown errors would make
 * Lambda slow down for what a single message can cause as well.
 */
export function batchHandler(process: MessageProcessor): BatchHandler {
  return (event, context) =>
    processPartialResponse(
      event,
      (message: SQSRecord) =>
        process(message, {
          remaining: () => context.getRemainingTimeInMillis(),
          isFirst: message.messageId === event.Records[0]?.messageId,
        }),
      new BatchProcessor(EventType.SQS),
      { processInParallel: false, throwOnFullBatchFailure: false },
    );
}
