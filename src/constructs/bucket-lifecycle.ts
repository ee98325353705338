import type { S3BucketLifecycleConfigurationRule } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";

/** How long a bucket keeps what is written to it. All values are days. */
export interface BucketLifecycle {
  /**
   * Age at which objects move to Glacier Instant Retrieval. S3 leaves objects under 128 KB where
   * they are, because moving them would cost more than it saves.
   * @default - never
   */
  readonly transitionAfter?: number;
  /** @default - never */
  readonly expireAfter?: number;
  /**
   * Age at which replaced or deleted versions go.
   * @default 90
   */
  readonly expireNoncurrentAfter?: number;
}

/** Seven years, the longest retention that audit rules commonly ask for; dear storage only for three months. */
export const auditLogLifecycle: BucketLifecycle = {
  transitionAfter: 90,
  expireAfter: 2557,
};

/** A year: access logs answer who read the audit logs lately. */
export const accessLogLifecycle: BucketLifecycle = { expireAfter: 365 };

/** The lifecycle as the one rule of the bucket's configuration. Abandoned uploads always go after a week. */
export function lifecycleRule(
  lifecycle: BucketLifecycle,
): S3BucketLifecycleConfigurationRule {
  const { transitionAfter, expireAfter } = lifecycle;
  return {
    id: "retention",
    status: "Enabled",
    // An empty filter means every object; without one the provider warns.
    filter: [{}],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
    noncurrentVersionExpiration: [
      { noncurrentDays: lifecycle.expireNoncurrentAfter ?? 90 },
    ],
    ...(transitionAfter !== undefined && {
      transition: [{ days: transitionAfter, storageClass: "GLACIER_IR" }],
    }),
    ...(expireAfter !== undefined && { expiration: [{ days: expireAfter }] }),
  };
}
