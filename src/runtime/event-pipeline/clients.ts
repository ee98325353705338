import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";

/** The services that the function calls. */
export interface Clients {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
}

/** Four tries of ten seconds to an answer end within an alert's lease (alerts.ts). */
const limits = {
  maxAttempts: 4,
  requestHandler: {
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    // Of a file that stops coming. It also stands still while findings are stored.
    socketTimeout: 60_000,
  },
} as const;

/** Clients for Lambda, which gives them region and credentials. */
export function awsClients(): Clients {
  return {
    s3: new S3Client(limits),
    dynamodb: new DynamoDBClient(limits),
    sns: new SNSClient(limits),
    sqs: new SQSClient(limits),
  };
}
