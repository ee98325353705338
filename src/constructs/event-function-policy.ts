import { awsCalls } from "../runtime/event-pipeline/aws-calls";
import type { EncryptionKey } from "./encryption-key";
import type { EventFunctionProps } from "./event-function";
import type { LogGroup } from "./log-group";
import type { PolicyStatement } from "./policy-document";

/**
 * What the function may do: what its code calls, what Lambda does in its name (receive from the
 * queue, write logs, trace), and the use of the keys of what it reads and writes.
 *
 * The account's statement in each key's policy leaves the decision to this one.
 */
export function eventFunctionStatements(
  props: EventFunctionProps,
  logGroup: LogGroup,
): readonly PolicyStatement[] {
  const { queue, table, topic } = props;
  const { bucket, deadLetters } = queue;
  const writes = keysOf([queue, deadLetters, topic]);
  const reads = keysOf([bucket, queue, deadLetters, topic, table]);
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
      ],
      Resource: queue.arn,
    },
    {
      Sid: "CloseWindowsAndReject",
      Effect: "Allow",
      Action: actions("sqs"),
      Resource: [queue.arn, deadLetters.arn],
    },
    ...(reads.length > 0 ? [useKeys("Decrypt", "kms:Decrypt", reads)] : []),
    ...(writes.length > 0
      ? [useKeys("Encrypt", "kms:GenerateDataKey", writes)]
      : []),
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: logGroup.streamsArn,
    },
    ...(props.tracing
      ? [
          {
            Sid: "Trace",
            Effect: "Allow",
            Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
            // X-Ray has no resources to name.
            Resource: "*",
          } as const,
        ]
      : []),
  ];
}

/** The IAM actions of what the code calls, which have the names of the calls. */
function actions(service: keyof typeof awsCalls): readonly string[] {
  return awsCalls[service].map((call) => `${service}:${call}`);
}

function useKeys(
  Sid: string,
  Action: string,
  Resource: readonly string[],
): PolicyStatement {
  return { Sid, Effect: "Allow", Action, Resource };
}

function keysOf(
  users: readonly { readonly encryption: EncryptionKey | undefined }[],
): readonly string[] {
  const keys = users.flatMap(({ encryption }) => encryption ?? []);
  return [...new Set(keys)].map(({ arn }) => arn);
}
