import type { TerraformStack } from "cdktf";
import {
  AccessLogBucket,
  AuditBucket,
  type AuditBucketProps,
  EncryptionKey,
  TrailIdentity,
} from "../../src/constructs";
import { all, only, statements, synth } from "./synth";

const identity = (stack: TerraformStack, organizationId?: string) =>
  new TrailIdentity(stack, {
    name: "main",
    ...(organizationId && { organizationId }),
  });

const bucketWith = (
  props: (stack: TerraformStack) => Partial<AuditBucketProps> = () => ({}),
) =>
  synth((stack) => {
    new AuditBucket(stack, "logs", {
      name: "audit-logs",
      writer: identity(stack),
      ...props(stack),
    });
  });

const policyOf = (document: ReturnType<typeof synth>) =>
  statements(only(document, "aws_s3_bucket_policy")["policy"]);

const trailArn =
  "arn:<aws_partition.partition>:cloudtrail:<aws_region.id>:<aws_caller_identity.account_id>:trail/main";

describe("by default", () => {
  const document = bucketWith();

  test.each([
    [
      "aws_s3_bucket_versioning",
      { versioning_configuration: { status: "Enabled" } },
    ],
    [
      "aws_s3_bucket_public_access_block",
      {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    ],
    [
      "aws_s3_bucket_ownership_controls",
      { rule: { object_ownership: "BucketOwnerEnforced" } },
    ],
    [
      "aws_s3_bucket_server_side_encryption_configuration",
      {
        rule: [
          {
            apply_server_side_encryption_by_default: {
              sse_algorithm: "AES256",
            },
          },
        ],
      },
    ],
    [
      "aws_s3_bucket_lifecycle_configuration",
      {
        rule: [
          {
            abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
            expiration: [{ days: 2557 }],
            noncurrent_version_expiration: [{ noncurrent_days: 90 }],
            status: "Enabled",
            transition: [{ days: 90, storage_class: "GLACIER_IR" }],
          },
        ],
      },
    ],
  ])("has %s", (type, expected) => {
    expect(only(document, type)).toMatchObject(expected);
  });

  test("can neither be destroyed with its logs nor be locked or logged", () => {
    expect(only(document, "aws_s3_bucket")).not.toHaveProperty("force_destroy");
    expect(all(document, "aws_s3_bucket_object_lock_configuration")).toEqual(
      [],
    );
    expect(all(document, "aws_s3_bucket_logging")).toEqual([]);
  });

  test("admits its trail, and nobody without TLS", () => {
    const {
      AWSCloudTrailAclCheck,
      AllowCloudTrailWrite,
      DenyWithoutTls,
      ...rest
    } = policyOf(document);
    expect(rest).toEqual({});
    expect(AWSCloudTrailAclCheck).toMatchObject({
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: "<aws_s3_bucket.arn>",
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    });
    expect(AllowCloudTrailWrite).toMatchObject({
      Action: "s3:PutObject",
      Resource:
        "<aws_s3_bucket.arn>/AWSLogs/<aws_caller_identity.account_id>/*",
      Condition: {
        StringEquals: {
          "s3:x-amz-acl": "bucket-owner-full-control",
          "aws:SourceArn": trailArn,
        },
      },
    });
    expect(DenyWithoutTls).toEqual({
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["<aws_s3_bucket.arn>", "<aws_s3_bucket.arn>/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("the policy comes after the public access block", () => {
    expect(only(document, "aws_s3_bucket_policy")["depends_on"]).toEqual([
      expect.stringMatching(/^aws_s3_bucket_public_access_block\./),
    ]);
  });
});

test("a customer managed key is used with a bucket key", () => {
  const document = bucketWith((stack) => ({
    encryption: new EncryptionKey(stack, "key", {
      alias: "a",
      description: "d",
    }),
  }));
  expect(
    only(document, "aws_s3_bucket_server_side_encryption_configuration"),
  ).toMatchObject({
    rule: [
      {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: expect.stringMatching(
            /^\$\{aws_kms_key\..*\.arn\}$/,
          ),
        },
      },
    ],
  });
});

test("an organization's trail may write for its own account and for the organization", () => {
  const policy = policyOf(
    bucketWith((stack) => ({ writer: identity(stack, "o-a1b2c3d4e5") })),
  );
  expect(policy["AllowCloudTrailWrite"]?.Resource).toBe(
    "<aws_s3_bucket.arn>/AWSLogs/<aws_caller_identity.account_id>/*",
  );
  expect(policy["AllowCloudTrailOrganizationWrite"]).toMatchObject({
    Resource: "<aws_s3_bucket.arn>/AWSLogs/o-a1b2c3d4e5/*",
    Condition: { StringEquals: { "aws:SourceArn": trailArn } },
  });
});

test("a key prefix stands before AWSLogs", () => {
  const policy = policyOf(bucketWith(() => ({ keyPrefix: "trail/main" })));
  expect(policy["AllowCloudTrailWrite"]?.Resource).toBe(
    "<aws_s3_bucket.arn>/trail/main/AWSLogs/<aws_caller_identity.account_id>/*",
  );
});

test("the TLS version is a statement of its own", () => {
  const policy = policyOf(bucketWith(() => ({ requireTls12: true })));
  expect(policy["DenyOldTls"]).toMatchObject({
    Effect: "Deny",
    Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
  });
  expect(policy["DenyWithoutTls"]?.Condition).toEqual({
    Bool: { "aws:SecureTransport": "false" },
  });
});

test("Object Lock keeps objects for a time", () => {
  const document = bucketWith(() => ({
    objectLock: { mode: "GOVERNANCE", days: 30 },
  }));
  expect(only(document, "aws_s3_bucket")).toMatchObject({
    object_lock_enabled: true,
  });
  expect(
    only(document, "aws_s3_bucket_object_lock_configuration"),
  ).toMatchObject({
    rule: { default_retention: { mode: "GOVERNANCE", days: 30 } },
    depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./)],
  });
  expect(() =>
    bucketWith(() => ({
      objectLock: { mode: "GOVERNANCE", days: 30 },
      versioning: false,
    })),
  ).toThrow(
    'the bucket "stack/logs" has objectLock and no versioning: expected versioning, which S3 demands for Object Lock',
  );
});

test("all hardening can be left out, down to bucket and policy", () => {
  const document = bucketWith(() => ({
    writer: "any-trail",
    forceDestroy: true,
    encryption: "unmanaged",
    versioning: false,
    blockPublicAccess: false,
    ownerEnforced: false,
    requireTls: false,
    lifecycle: "keep-forever",
  }));
  expect(Object.keys(document.resource)).toEqual([
    "aws_s3_bucket",
    "aws_s3_bucket_policy",
  ]);
  expect(policyOf(document)["AllowCloudTrailWrite"]).toMatchObject({
    Resource: "<aws_s3_bucket.arn>/AWSLogs/*",
    Condition: {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
    },
  });
});

describe("access logs", () => {
  const document = synth((stack) => {
    const accessLogs = new AccessLogBucket(stack, "access", {
      name: "access-logs",
    });
    new AuditBucket(stack, "logs", {
      name: "audit-logs",
      writer: identity(stack),
      accessLogs,
    });
  });

  test("are delivered by the logging service, for the audit bucket only", () => {
    const policies = all(document, "aws_s3_bucket_policy").map(({ policy }) =>
      statements(policy),
    );
    const [delivery, ...more] = policies.flatMap(
      ({ AllowAccessLogDelivery }) => AllowAccessLogDelivery ?? [],
    );
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Condition: {
        ArnEquals: {
          "aws:SourceArn": ["arn:<aws_partition.partition>:s3:::audit-logs"],
        },
        StringEquals: {
          "aws:SourceAccount": "<aws_caller_identity.account_id>",
        },
      },
    });
  });

  test("begin after the receiving bucket admits them", () => {
    expect(only(document, "aws_s3_bucket_logging")).toMatchObject({
      target_prefix: "audit-logs/",
      depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\.access/)],
    });
  });
});
