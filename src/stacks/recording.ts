import type { DeliveryRole, LogGroup } from "../constructs";
import { AccessLogBucket } from "../constructs/access-log-bucket";
import { AuditBucket } from "../constructs/audit-bucket";
import type { BucketLifecycle } from "../constructs/bucket-lifecycle";
import { EncryptionKey } from "../constructs/encryption-key";
import { Environment } from "../constructs/environment";
import { Trail } from "../constructs/trail";
import { TrailIdentity } from "../constructs/trail-identity";
import type { FeatureSettings } from "./feature-settings";
import type { MonitorStack } from "./monitor-stack";
import type { Settings } from "./settings";

/** Where a trail's log files are kept. */
export interface LogStore {
  /** The trail that may write there. */
  readonly identity: TrailIdentity;
  readonly bucket: AuditBucket;
  /** Records requests for the logs. @default - they are not recorded */
  readonly accessLogs?: AccessLogBucket;
  /** Encrypts everything that was recorded. */
  readonly encryption: EncryptionKey;
}

/**
 * Adds the bucket of a trail's log files, with a key of its own.
 * @param prefix what all names begin with, up to 23 characters
 */
export function addLogStore(
  stack: MonitorStack,
  prefix: string,
  { features, keep }: Settings,
): LogStore {
  const { organizationId, objectLock, forceDestroy } = features;
  const { account, region } = Environment.of(stack);
  const identity = new TrailIdentity(stack, {
    name: keep.trail ?? `${prefix}-trail`,
    ...(organizationId !== undefined && { organizationId }),
  });
  const encryption = new EncryptionKey(stack, "audit_key", {
    alias: `${prefix}-audit-logs`,
    description: "Encrypts what CloudTrail records.",
  });
  const accessLogs = addAccessLogs(stack, prefix, features);
  const bucket = new AuditBucket(stack, "audit_logs", {
    name: keep.bucket ?? `${prefix}-audit-logs-${account}-${region}`,
    writer: identity,
    encryption,
    forceDestroy,
    lifecycle: lifecycleOf(features.bucketRetention),
    ...(objectLock && { objectLock }),
    ...(accessLogs && { accessLogs }),
  });
  return { identity, bucket, encryption, ...(accessLogs && { accessLogs }) };
}

/** The retention as a lifecycle. Abandoned uploads and old versions go in any case. */
function lifecycleOf({
  glacierAfter,
  deleteAfter,
}: FeatureSettings["bucketRetention"]): BucketLifecycle {
  return {
    ...(glacierAfter !== "never" && { transitionAfter: glacierAfter }),
    ...(deleteAfter !== "never" && { expireAfter: deleteAfter }),
  };
}

/** Adds the bucket in which requests for logs are recorded, unless the settings go without. */
export function addAccessLogs(
  stack: MonitorStack,
  prefix: string,
  { accessLogging, forceDestroy }: FeatureSettings,
): AccessLogBucket | undefined {
  const { account, region } = Environment.of(stack);
  return accessLogging
    ? new AccessLogBucket(stack, "access_logs", {
        name: `${prefix}-access-logs-${account}-${region}`,
        forceDestroy,
      })
    : undefined;
}

/**
 * Adds the trail that writes to the store.
 * @param delivery the log group that it writes to as well; with `none` only the bucket gets the events
 */
export function addTrail(
  stack: MonitorStack,
  store: LogStore,
  features: FeatureSettings,
  delivery:
    | { readonly logGroup: LogGroup; readonly deliveryRole: DeliveryRole }
    | "none",
): Trail {
  return new Trail(stack, "main", {
    ...store,
    ...(delivery === "none" ? { logGroup: "none" } : delivery),
    dataEvents: features.dataEvents,
    networkActivity: features.networkActivity,
    ...(features.insights && {
      insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
    }),
  });
}
