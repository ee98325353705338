import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { Construct } from "constructs";
import type { AuditBucket } from "./audit-bucket";
import type { DeliveryRole } from "./delivery-role";
import type { EncryptionKey } from "./encryption-key";
import { type EventSelection, eventSelectors } from "./event-selectors";
import type { LogGroup } from "./log-group";
import type { TrailIdentity } from "./trail-identity";
import { trailKeyStatements } from "./trail-key-policy";

export interface TrailProps extends EventSelection {
  readonly identity: TrailIdentity;
  /** Keeps the log files. Its `writer` must be this trail or `any-trail`. */
  readonly bucket: AuditBucket;
  /** Receives the events that metric filters read; with `none` they go to the bucket only. */
  readonly logGroup: LogGroup | "none";
  /** Writes to the log group. Needed if there is one. */
  readonly deliveryRole?: DeliveryRole;
  /** @default - encrypted as the bucket says */
  readonly encryption?: EncryptionKey;
  /**
   * Whether changed or deleted log files can be proved by signed digests.
   * @default true
   */
  readonly logFileValidation?: boolean;
  /**
   * Unusual rates of calls or errors to report. They are charged for by number of analysed events.
   * @default - none
   */
  readonly insights?: readonly ("ApiCallRateInsight" | "ApiErrorRateInsight")[];
  /**
   * Whether the trail is made after the delivery role's policy. CloudTrail tries the role out at
   * once; without waiting, a first apply may have to be repeated.
   * @default true
   */
  readonly waitForRolePolicy?: boolean;
}

/** A trail of all regions that writes to a bucket and, where there is one, to a log group. */
export class Trail extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    const { identity, bucket, encryption } = props;
    const delivery = this.#checkedDelivery(props);
    encryption?.allow(...trailKeyStatements(identity));
    const selectors = eventSelectors(props);
    const trail = new Cloudtrail(this, "cloudtrail", {
      name: identity.name,
      s3BucketName: bucket.id,
      ...(bucket.keyPrefix !== undefined && { s3KeyPrefix: bucket.keyPrefix }),
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: true,
      enableLogging: true,
      ...(identity.organizationId !== undefined && {
        isOrganizationTrail: true,
      }),
      ...(props.logFileValidation !== false && {
        enableLogFileValidation: true,
      }),
      ...(encryption && { kmsKeyId: encryption.arn }),
      ...(delivery && {
        cloudWatchLogsGroupArn: delivery.logGroup.streamsArn,
        cloudWatchLogsRoleArn: delivery.role.arn,
      }),
      ...(selectors.length > 0 && { advancedEventSelector: [...selectors] }),
      ...(props.insights && {
        insightSelector: props.insights.map((insightType) => ({
          insightType,
        })),
      }),
      // CloudTrail checks bucket policy and role when the trail is made. The key's policy is part of the key.
      dependsOn: [
        bucket.policy,
        ...(delivery === undefined || props.waitForRolePolicy === false
          ? []
          : [delivery.role.policy]),
      ],
    });
    this.arn = trail.arn;
    this.name = trail.name;
  }

  /** Where the events go besides the bucket, if anywhere. */
  #checkedDelivery({
    identity,
    bucket,
    logGroup,
    deliveryRole: role,
  }: TrailProps) {
    for (const { node, writer } of [bucket, ...(role ? [role] : [])]) {
      if (writer !== "any-trail" && writer !== identity) {
        throw new Error(
          `"${node.path}" admits the trail "${writer.name}", but the trail "${this.node.path}" is another: expected the same TrailIdentity for both`,
        );
      }
    }
    if (logGroup === "none" && role === undefined) return undefined;
    if (logGroup === "none" || role === undefined) {
      throw new Error(
        `the trail "${this.node.path}" has ${role ? "a deliveryRole and no log group" : "a log group and no deliveryRole"}: expected both or neither`,
      );
    }
    if (role.logGroup !== logGroup) {
      throw new Error(
        `the role "${role.node.path}" writes to "${role.logGroup.node.path}", but the trail "${this.node.path}" delivers to "${logGroup.node.path}": expected the same LogGroup for both`,
      );
    }
    return { logGroup, role };
  }
}
