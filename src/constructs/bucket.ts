import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { type ITerraformDependable, Lazy } from "cdktf";
import { Construct } from "constructs";
import { type BucketLifecycle, lifecycleRule } from "./bucket-lifecycle";
import type { EncryptionKey } from "./encryption-key";
import {
  denyWithoutTls,
  policyDocument,
  type PolicyStatement,
} from "./policy-document";

/** Write once, read many: what is written cannot be changed or deleted for a time. */
export interface ObjectLock {
  /** `GOVERNANCE` can be lifted with a special permission, `COMPLIANCE` by nobody, not even root. */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  readonly days: number;
}

export interface BucketProps {
  /** Globally unique, 3 to 63 lower-case letters, digits and `-`. */
  readonly name: string;
  /**
   * Whether `terraform destroy` may delete the bucket while it holds logs.
   * @default false
   */
  readonly forceDestroy?: boolean;
  /**
   * The key of new objects: a customer managed one, S3's own, or nothing said about it.
   * @default "sse-s3"
   */
  readonly encryption?: EncryptionKey | "sse-s3" | "unmanaged";
  /** @default true */
  readonly versioning?: boolean;
  /** @default true */
  readonly blockPublicAccess?: boolean;
  /**
   * Whether the bucket's owner owns every object and ACLs are off.
   * @default true
   */
  readonly ownerEnforced?: boolean;
  /**
   * Whether requests without TLS are denied.
   * @default true
   */
  readonly requireTls?: boolean;
  /**
   * Whether requests with TLS before 1.2 are denied.
   * @default false, because AWS answers no older version since 2024
   */
  readonly requireTls12?: boolean;
  readonly lifecycle: BucketLifecycle | "keep-forever";
  /** @default - objects can be deleted */
  readonly objectLock?: ObjectLock;
}

/** A private, versioned, encrypted bucket for logs; what may be written to it, a subclass says. */
export abstract class Bucket extends Construct {
  readonly arn: string;
  /** The name as a reference to the bucket, so that what uses it comes after it. */
  readonly id: string;
  /** What a writer must wait for. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id);
    if (props.objectLock && props.versioning === false) {
      throw new Error(
        `the bucket "${this.node.path}" has objectLock and no versioning: expected versioning, which S3 demands for Object Lock`,
      );
    }
    const resource = new S3Bucket(this, "bucket", {
      bucket: props.name,
      ...(props.forceDestroy && { forceDestroy: true }),
      ...(props.objectLock && { objectLockEnabled: true }),
      // A destroy stops at a bucket that holds logs; the key to them must not be gone by then.
      ...(typeof props.encryption === "object" && {
        dependsOn: [props.encryption.resource],
      }),
    });
    this.arn = resource.arn;
    this.id = resource.id;
    const hardening = this.#harden(props);
    this.policy = new S3BucketPolicy(this, "policy", {
      bucket: this.id,
      policy: Lazy.stringValue({
        produce: () =>
          policyDocument([...this.statements(), ...this.#denials(props)]),
      }),
      // S3 refuses a policy and a public access block that arrive at the same time.
      ...(hardening && { dependsOn: [hardening] }),
    });
  }

  /** What the bucket's policy allows. Asked for when the stack is synthesized. */
  protected abstract statements(): readonly PolicyStatement[];

  #denials(props: BucketProps): readonly PolicyStatement[] {
    const everything = [this.arn, `${this.arn}/*`];
    return [
      ...(props.requireTls === false
        ? []
        : [denyWithoutTls("s3:*", everything)]),
      ...(props.requireTls12
        ? [
            {
              Sid: "DenyOldTls",
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Resource: everything,
              Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
            } as const,
          ]
        : []),
    ];
  }

  /** Returns what the policy must wait for. */
  #harden(props: BucketProps): ITerraformDependable | undefined {
    const bucket = this.id;
    const { encryption = "sse-s3", lifecycle, objectLock } = props;
    if (props.ownerEnforced !== false) {
      new S3BucketOwnershipControls(this, "ownership_controls", {
        bucket,
        rule: { objectOwnership: "BucketOwnerEnforced" },
      });
    }
    if (encryption !== "unmanaged") {
      const rule = encryptionRule(encryption);
      new S3BucketServerSideEncryptionConfigurationA(
        this,
        "server_side_encryption_configuration",
        { bucket, rule: [rule] },
      );
    }
    const versioning =
      props.versioning === false
        ? undefined
        : new S3BucketVersioningA(this, "versioning", {
            bucket,
            versioningConfiguration: { status: "Enabled" },
          });
    const afterVersioning = versioning && { dependsOn: [versioning] };
    if (lifecycle !== "keep-forever") {
      new S3BucketLifecycleConfiguration(this, "lifecycle_configuration", {
        bucket,
        rule: [lifecycleRule(lifecycle)],
        ...afterVersioning,
      });
    }
    if (objectLock) {
      new S3BucketObjectLockConfigurationA(this, "object_lock_configuration", {
        bucket,
        rule: { defaultRetention: objectLock },
        ...afterVersioning,
      });
    }
    return props.blockPublicAccess === false
      ? undefined
      : new S3BucketPublicAccessBlock(this, "public_access_block", {
          bucket,
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        });
  }
}

function encryptionRule(encryption: EncryptionKey | "sse-s3") {
  return encryption === "sse-s3"
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
    : {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: encryption.arn,
        },
        // One data key for many objects instead of a KMS call for each.
        bucketKeyEnabled: true,
      };
}
