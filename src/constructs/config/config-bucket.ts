import type { Construct } from "constructs";
import type { AccessLogBucket } from "../access-log-bucket";
import { Bucket, type BucketProps } from "../bucket";
import { auditLogLifecycle, type BucketLifecycle } from "../bucket-lifecycle";
import type { EncryptionKey } from "../encryption-key";
import { Environment } from "../environment";
import type { PolicyStatement } from "../policy-document";

/**
 * AWS Config delivers to no bucket with Object Lock, so it does not share the trail's.
 * @see https://docs.aws.amazon.com/config/latest/APIReference/API_PutDeliveryChannel.html
 */
export interface ConfigBucketProps extends Omit<
  BucketProps,
  "lifecycle" | "objectLock"
> {
  /** @default - to Glacier after 90 days, deleted after seven years */
  readonly lifecycle?: BucketLifecycle | "keep-forever";
  /** @default - requests for the history are not recorded */
  readonly accessLogs?: AccessLogBucket;
}

/**
 * Where AWS Config writes what resources looked like, of this account and region only.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export class ConfigBucket extends Bucket {
  readonly encryption: EncryptionKey | undefined;

  constructor(scope: Construct, id: string, props: ConfigBucketProps) {
    super(scope, id, {
      ...props,
      lifecycle: props.lifecycle ?? auditLogLifecycle,
    });
    this.encryption =
      typeof props.encryption === "object" ? props.encryption : undefined;
    this.encryption?.allow({
      Sid: "AllowConfig",
      ...this.#admit(),
      Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
      Resource: "*",
    });
    props.accessLogs?.recordRequests(this, props.name, "config/");
  }

  protected override statements(): readonly PolicyStatement[] {
    const { account } = Environment.of(this);
    const { Condition, ...config } = this.#admit();
    return [
      {
        Sid: "AllowConfigToLook",
        ...config,
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: this.arn,
        Condition,
      },
      {
        Sid: "AllowConfigWrite",
        ...config,
        Action: "s3:PutObject",
        Resource: `${this.arn}/AWSLogs/${account}/Config/*`,
        Condition: {
          StringEquals: {
            "s3:x-amz-acl": "bucket-owner-full-control",
            ...Condition.StringEquals,
          },
          ArnLike: Condition.ArnLike,
        },
      },
    ];
  }

  /** The service itself is the sender: its service-linked role may not write to buckets. */
  #admit() {
    const environment = Environment.of(this);
    return {
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": environment.account },
        ArnLike: { "aws:SourceArn": environment.arn("config", "*") },
      },
    } as const;
  }
}
