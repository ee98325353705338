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

  /** Lets S3 deliver the access logs of the bucket with this name. */
  receiveFrom(bucketName: string): void {
    this.#sources.push(Environment.of(this).bucketArn(bucketName));
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
