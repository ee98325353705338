import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchLogStream } from "@cdktf/provider-aws/lib/cloudwatch-log-stream";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import { Construct } from "constructs";
import { fromCloudTrail } from "../../rule/event-patterns";
import type { DeadLetterQueue } from "../dead-letter-queue";
import type { EncryptionKey } from "../encryption-key";
import type { DefaultEventBus } from "../event-bus";
import type { EventState } from "../event-state";
import { literal } from "../literal";
import { LogGroup } from "../log-group";
import { policyDocument, type PolicyStatement } from "../policy-document";
import { serviceRole } from "../service-role";
import { ResultsBucket } from "./results-bucket";
import type { SearchDestination } from "./search-destination";

/** About three cents for each GB, besides what the destination costs. */
export interface SearchForwardingProps {
  /** Up to 57 letters, digits, `.`, `_` and `-`; roles, rule and stream begin with it. */
  readonly name: string;
  /** Where CloudTrail's events come. */
  readonly bus: DefaultEventBus;
  readonly destination: SearchDestination;
  /** The index, or the beginning of the daily indexes. @default "cloudtrail" */
  readonly indexName?: string;
  /** The bucket of documents that OpenSearch refused, named as buckets are. */
  readonly failedBucketName: string;
  /** What keeps events that Firehose did not take. */
  readonly deadLetters: DeadLetterQueue;
  /** Encrypts what is on its way and what was refused. @default - each service does, with a key of its own */
  readonly encryption?: EncryptionKey;
}

/**
 * Forwards every event of CloudTrail to OpenSearch, each as a document, as the record has it.
 *
 * The events come from the event bus, because Firehose cannot deliver a log group to OpenSearch:
 * CloudWatch Logs packs many events into one record. So they are those of the bus's own region, up
 * to 256 KB, and what {@link EventForwarding} brings from other regions; the bucket has all.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/writing-with-cloudwatch-logs.html
 */
export class SearchForwarding extends Construct {
  /** What OpenSearch refused, after half an hour of trying. */
  readonly failed: ResultsBucket;

  constructor(scope: Construct, id: string, props: SearchForwardingProps) {
    super(scope, id);
    this.failed = new ResultsBucket(this, "failed", {
      name: props.failedBucketName,
      expireAfter: 90,
      ...(props.encryption && { encryption: props.encryption }),
    });
    this.#forward(this.#deliver(props), props);
  }

  /** The stream that writes to the destination. */
  #deliver(props: SearchForwardingProps): KinesisFirehoseDeliveryStream {
    const { name, destination, encryption } = props;
    const { indexName = "cloudtrail" } = props;
    const logs = new LogGroup(this, "delivery_logs", {
      name: `/aws/kinesisfirehose/${name}`,
      ...(encryption && { encryption }),
    });
    const stream = new CloudwatchLogStream(this, "log_stream", {
      name: "delivery",
      logGroupName: logs.name,
    });
    const role = serviceRole(this, "deliver", {
      service: "firehose.amazonaws.com",
      name: `${name}-search`,
    });
    destination.admitWriter(role.arn);
    const policy = this.#allow("deliver_policy", role, [
      ...destination.writeStatements(indexName),
      ...keepFailed(this.failed, encryption),
      {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: "logs:PutLogEvents",
        Resource: logs.streamsArn,
      },
    ]);
    return new KinesisFirehoseDeliveryStream(this, "stream", {
      name,
      serverSideEncryption: {
        enabled: true,
        ...(encryption
          ? { keyType: "CUSTOMER_MANAGED_CMK", keyArn: encryption.arn }
          : { keyType: "AWS_OWNED_CMK" }),
      },
      ...destination.streamConfig({
        roleArn: role.arn,
        indexName,
        retryDuration: 1800,
        bufferingInterval: 60,
        s3BackupMode: "FailedDocumentsOnly",
        s3Configuration: {
          roleArn: role.arn,
          bucketArn: this.failed.arn,
          compressionFormat: "GZIP",
          ...(encryption && { kmsKeyArn: encryption.arn }),
        },
        cloudwatchLoggingOptions: {
          enabled: true,
          logGroupName: logs.name,
          logStreamName: stream.name,
        },
      }),
      // Firehose tries the role out when the stream is made.
      dependsOn: [policy, this.failed.policy, ...destination.ready],
    });
  }

  /** The rule that lets all events of CloudTrail through to the stream. */
  #forward(
    stream: KinesisFirehoseDeliveryStream,
    { name, bus, deadLetters }: SearchForwardingProps,
  ): void {
    const role = serviceRole(this, "forward", {
      service: "events.amazonaws.com",
      name: `${name}-events`,
    });
    const policy = this.#allow("forward_policy", role, [
      {
        Effect: "Allow",
        Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
        Resource: stream.arn,
      },
    ]);
    bus.countRule({ wildcards: false });
    const state: EventState = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
    const rule = new CloudwatchEventRule(this, "event_rule", {
      name,
      description: "Forwards what CloudTrail records to OpenSearch.",
      eventPattern: literal(JSON.stringify(fromCloudTrail)),
      state,
    });
    new CloudwatchEventTarget(this, "event_target", {
      rule: rule.name,
      targetId: "search",
      arn: stream.arn,
      roleArn: role.arn,
      // The record alone: what CloudTrail writes to a file.
      inputPath: "$.detail",
      deadLetterConfig: { arn: deadLetters.arn },
      dependsOn: [policy, deadLetters.policy],
    });
  }

  #allow(
    id: string,
    role: IamRole,
    statements: readonly PolicyStatement[],
  ): IamRolePolicy {
    return new IamRolePolicy(this, id, {
      name: role.name,
      role: role.id,
      policy: policyDocument(statements),
    });
  }
}

/** @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3 */
function keepFailed(
  bucket: ResultsBucket,
  encryption: EncryptionKey | undefined,
): readonly PolicyStatement[] {
  return [
    {
      Sid: "FindBucket",
      Effect: "Allow",
      Action: [
        "s3:GetBucketLocation",
        "s3:ListBucket",
        "s3:ListBucketMultipartUploads",
      ],
      Resource: bucket.arn,
    },
    {
      Sid: "KeepFailed",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
      Resource: `${bucket.arn}/*`,
    },
    ...(encryption
      ? [
          {
            Sid: "EncryptFailed",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: encryption.arn,
          } as const,
        ]
      : []),
  ];
}
