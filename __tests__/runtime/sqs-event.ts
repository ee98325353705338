import type { SQSEvent, SQSRecord } from "aws-lambda";

/** A message as Lambda gets it from SQS. */
export function sqsRecord(
  id: string,
  body: string,
  received: number,
): SQSRecord {
  return {
    messageId: id,
    receiptHandle: id,
    body,
    attributes: {
      ApproximateReceiveCount: String(received),
      SentTimestamp: "0",
      SenderId: "123456789012",
      ApproximateFirstReceiveTimestamp: "0",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:us-east-1:123456789012:logs",
    awsRegion: "us-east-1",
  };
}

/** A batch of messages that are received for the first time. */
export function sqsEvent(...bodies: readonly string[]): SQSEvent {
  return {
    Records: bodies.map((body, n) => sqsRecord(`message-${n}`, body, 1)),
  };
}
