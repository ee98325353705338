import { awsCalls } from "../runtime/event-pipeline/aws-calls";
import type { AlertTopic } from "./alert-topic";
import { useKeysOf } from "./bundled-function";
import type { FindingsTable } from "./findings-table";
import type { LogQueue } from "./log-queue";
import type { PolicyStatement } from "./policy-document";

/** What the function reads, keeps and tells. */
export interface EventFunctionAccess {
  /** Tells it of log files. */
  readonly queue: LogQueue;
  /** Keeps what it finds. */
  readonly table: FindingsTable;
  /** Where it alerts. */
  readonly topic: AlertTopic;
}

/**
 * What the function may do besides writing its logs: what its code calls, what Lambda does in its
 * name (receive from the queue), and the use of the keys of what it reads and writes.
 */
export function eventFunctionStatements({
  queue,
  table,
  topic,
}: EventFunctionAccess): readonly PolicyStatement[] {
  const { bucket, deadLetters } = queue;
  return [
    {
      Sid: "ReadLogFiles",
      Effect: "Allow",
      Action: actions("s3"),
      Resource: bucket.logFolders.map((folder) => `${bucket.arn}/${folder}*`),
    },
    {
      Sid: "StoreFindings",
      Effect: "Allow",
      Action: actions("dynamodb"),
      Resource: table.arn,
    },
    {
      Sid: "Alert",
      Effect: "Allow",
      Action: actions("sns"),
      Resource: topic.arn,
    },
    {
      Sid: "Receive",
      Effect: "Allow",
      Action: [
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        ...actions("sqs").filter((action) => action !== SEND),
      ],
      Resource: queue.arn,
    },
    {
      Sid: "CloseWindowsAndReject",
      Effect: "Allow",
      Action: SEND,
      Resource: [queue.arn, deadLetters.arn],
    },
    ...useKeysOf("Decrypt", "kms:Decrypt", [
      bucket,
      queue,
      deadLetters,
      topic,
      table,
    ]),
    ...useKeysOf("Encrypt", "kms:GenerateDataKey", [queue, deadLetters, topic]),
  ];
}

/** The one call of the code that concerns the dead letters as well. */
const SEND = "sqs:SendMessage";

/** The IAM actions of what the code calls, which have the names of the calls. */
function actions(service: keyof typeof awsCalls): readonly string[] {
  return awsCalls[service].map((call) => `${service}:${call}`);
}
