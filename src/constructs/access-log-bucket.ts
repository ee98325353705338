import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { Construct } from "constructs";
import { accessLogLifecycle, type BucketLifecycle } from "./bucket-lifecycle";
import { Bucket, type BucketProps } from "./bucket";
import { Environment } from "./environment";
import type { PolicyStatement } from "./policy-document";

/** S3 delivers access logs neither to a bucket with a KMS key by default nor to one with Object Lock. */
export interface AccessLogBucketProps extends Pick<
  BucketProps,
  "name" | "forceDestroy" | "requireTls12"
> {
  /** @default - deleted after 365 days */
  readonly lifecycle?: BucketLifecycle | "keep-forever";
}

/** Where S3 writes who asked for what in other buckets of the account. */
export class AccessLogBucket extends Bucket {
  readonly #sources: string[] = [];

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id, {
      ...props,
      lifecycle: props.lifecycle ?? accessLogLifecycle,
    });
  }

  /**
   * Records the requests for a bucket of the same account and region.
   *
   * @param name the bucket's, as it was given
   * @param prefix of the records' keys, such as `audit-logs/`
   */
  recordRequests(bucket: Bucket, name: string, prefix: string): void {
    this.#sources.push(Environment.of(this).bucketArn(name));
    new S3BucketLoggingA(bucket, "logging", {
      bucket: bucket.id,
      targetBucket: this.id,
      targetPrefix: prefix,
      dependsOn: [this.policy],
    });
  }

  protected override statements(): readonly PolicyStatement[] {
    if (this.#sources.length === 0) return [];
    return [
      {
        // The log delivery group of the old ACLs is no principal once the owner owns every object.
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
        Sid: "AllowAccessLogDelivery",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${this.arn}/*`,
        Condition: {
          ArnEquals: { "aws:SourceArn": this.#sources },
          StringEquals: { "aws:SourceAccount": Environment.of(this).account },
        },
      },
    ];
  }
}
