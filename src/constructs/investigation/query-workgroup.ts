import { AthenaWorkgroup } from "@cdktf/provider-aws/lib/athena-workgroup";
import { Construct } from "constructs";
import type { AccessLogBucket } from "../access-log-bucket";
import type { EncryptionKey } from "../encryption-key";
import { Environment } from "../environment";
import { ResultsBucket } from "./results-bucket";

/** Costs nothing by itself; a query costs about five dollars for each TB it reads, and no more than the limit. */
export interface QueryWorkgroupProps {
  /** Up to 128 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** The bucket of the answers, named as buckets are. */
  readonly bucketName: string;
  /**
   * GB that one query may read before Athena stops it, at least 0.01.
   * @default 100, half a dollar
   */
  readonly gigabytesPerQuery?: number;
  /** Days that answers are kept. @default 30 */
  readonly keepResults?: number;
  /** Encrypts the answers. @default - S3 does, with its own key */
  readonly encryption?: EncryptionKey;
  /** Records who read the answers. @default - requests are not recorded */
  readonly accessLogs?: AccessLogBucket;
  /**
   * Whether `terraform destroy` may delete the bucket while it holds answers.
   * @default true, because they can be asked again
   */
  readonly forceDestroy?: boolean;
}

/** What Athena takes at least, in bytes. */
const LEAST = 10_485_760;

/**
 * Where people ask the logs. Answers go to an encrypted bucket of their own, no query can read
 * without end, and who asks can change neither.
 *
 * A person who asks needs permissions for Athena, for the table in Glue, for both buckets and their
 * keys; the stack gives them to nobody.
 */
export class QueryWorkgroup extends Construct {
  /** The name as a reference to the workgroup. */
  readonly name: string;
  readonly results: ResultsBucket;

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    const { encryption, accessLogs, forceDestroy = true } = props;
    this.results = new ResultsBucket(this, "results", {
      name: props.bucketName,
      forceDestroy,
      ...(encryption && { encryption }),
      ...(accessLogs && { accessLogs }),
      ...(props.keepResults !== undefined && {
        expireAfter: props.keepResults,
      }),
    });
    const workgroup = new AthenaWorkgroup(this, "workgroup", {
      name: props.name,
      description: "Searches what CloudTrail recorded.",
      // Without it a workgroup that has ever been used cannot be deleted; there is nothing in it but saved queries.
      forceDestroy: true,
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: this.#limit(props),
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        resultConfiguration: {
          outputLocation: `s3://${this.results.id}/results/`,
          expectedBucketOwner: Environment.of(this).account,
          encryptionConfiguration: encryption
            ? { encryptionOption: "SSE_KMS", kmsKeyArn: encryption.arn }
            : { encryptionOption: "SSE_S3" },
        },
      },
      dependsOn: [this.results.policy],
    });
    this.name = workgroup.name;
  }

  #limit({ gigabytesPerQuery = 100 }: QueryWorkgroupProps): number {
    const bytes = Math.floor(gigabytesPerQuery * 2 ** 30);
    if (bytes >= LEAST) return bytes;
    throw new Error(
      `the workgroup "${this.node.path}" has gigabytesPerQuery ${gigabytesPerQuery}: expected at least 0.01, the 10 MB that Athena reads in any case`,
    );
  }
}
