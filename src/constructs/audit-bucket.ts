import type { Construct } from "constructs";
import type { AccessLogBucket } from "./access-log-bucket";
import { auditLogLifecycle, type BucketLifecycle } from "./bucket-lifecycle";
import { Bucket, type BucketProps } from "./bucket";
import type { EncryptionKey } from "./encryption-key";
import type { PolicyStatement } from "./policy-document";
import { trailStatements } from "./trail-bucket-policy";
import type { TrailIdentity } from "./trail-identity";

export interface AuditBucketProps extends Omit<BucketProps, "lifecycle"> {
  /**
   * The trail that may write to the bucket. `any-trail` admits every trail of every account that
   * learns the bucket's name, as tutorials do.
   */
  readonly writer: TrailIdentity | "any-trail";
  /**
   * A folder for the logs, without slashes at its ends.
   * @default - at the top of the bucket
   */
  readonly keyPrefix?: string;
  /** @default - to Glacier after 90 days, deleted after seven years */
  readonly lifecycle?: BucketLifecycle | "keep-forever";
  /** @default - requests for the logs are not recorded */
  readonly accessLogs?: AccessLogBucket;
}

/** The bucket that keeps a trail's log files, and admits only that trail. */
export class AuditBucket extends Bucket {
  readonly writer: TrailIdentity | "any-trail";
  readonly keyPrefix: string | undefined;
  /** The name as text, for policies that must not wait for the bucket. */
  readonly name: string;
  readonly encryption: EncryptionKey | undefined;

  constructor(scope: Construct, id: string, props: AuditBucketProps) {
    super(scope, id, {
      ...props,
      lifecycle: props.lifecycle ?? auditLogLifecycle,
    });
    this.writer = props.writer;
    this.keyPrefix = props.keyPrefix;
    this.name = props.name;
    this.encryption =
      typeof props.encryption === "object" ? props.encryption : undefined;
    props.accessLogs?.recordRequests(this, props.name, "audit-logs/");
  }

  /**
   * The beginnings of the keys of log files. For a trail of one account they leave the digests out;
   * where accounts are known only to AWS they do not, because S3 takes no wildcards.
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
   */
  get logFolders(): readonly string[] {
    const folder = this.keyPrefix ? `${this.keyPrefix}/AWSLogs` : "AWSLogs";
    if (this.writer === "any-trail") return [`${folder}/`];
    const { organizationId, account } = this.writer;
    return organizationId === undefined
      ? ["CloudTrail", "CloudTrail-NetworkActivity"].map(
          (kind) => `${folder}/${account}/${kind}/`,
        )
      : [`${folder}/${organizationId}/`];
  }

  protected override statements(): readonly PolicyStatement[] {
    return trailStatements(this);
  }
}
