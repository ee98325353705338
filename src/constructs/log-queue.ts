import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import type { Construct } from "constructs";
import type { AuditBucket } from "./audit-bucket";
import { Environment } from "./environment";
import { encryptMessages } from "./event-grants";
import { Queue, type QueueProps } from "./queue";

export interface LogQueueProps extends Omit<QueueProps, "senders"> {
  /** The bucket that the log files come to. It can have one such queue. */
  readonly bucket: AuditBucket;
  readonly deadLetters: Queue;
}

/** CloudTrail compresses its log files; nothing else under its folders ends like that but digests. */
const SUFFIX = ".json.gz";

/**
 * A queue that hears of each log file that comes into a bucket.
 *
 * S3 tries the queue out when the notification is made, key and policy included, so that a fault in
 * either fails the apply and not the first alert.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 */
export class LogQueue extends Queue {
  readonly bucket: AuditBucket;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: LogQueueProps) {
    const { bucket, deadLetters, encryption } = props;
    const environment = Environment.of(scope);
    const fromBucket = {
      Sid: "AllowLogNotifications",
      Principal: { Service: "s3.amazonaws.com" },
      Condition: {
        // A bucket's ARN names no account; without the second, a later owner of the name could send.
        ArnEquals: { "aws:SourceArn": environment.bucketArn(bucket.name) },
        StringEquals: { "aws:SourceAccount": environment.account },
      },
    };
    super(scope, id, { ...props, senders: [fromBucket] });
    this.bucket = bucket;
    this.deadLetters = deadLetters;
    encryption?.allow({ ...fromBucket, Effect: "Allow", ...encryptMessages });
    // S3 keeps one configuration for each bucket, which a second resource would overwrite: as the
    // bucket's own child it can be there only once.
    new S3BucketNotification(bucket, "notification", {
      bucket: bucket.id,
      queue: bucket.logFolders.map((filterPrefix) => ({
        queueArn: this.arn,
        events: ["s3:ObjectCreated:*"],
        filterPrefix,
        filterSuffix: SUFFIX,
      })),
      dependsOn: [this.policy],
    });
  }
}
