import {
  attachedGiven,
  beside,
  both,
  type Check,
  detached,
  given,
  has,
  hasAttached,
  is,
  type Met,
} from "./check";
import {
  attached,
  statements,
  type Subject,
  subjects,
  values,
} from "./document";
import { isPrivate } from "./private-bucket";

const of = "aws_s3_bucket";
const access = "aws_s3_bucket_public_access_block";
const encryption = "aws_s3_bucket_server_side_encryption_configuration";
const policy = "aws_s3_bucket_policy";
const versioning = "aws_s3_bucket_versioning";

const algorithm = "rule.apply_server_side_encryption_by_default.sse_algorithm";
const key = "rule.apply_server_side_encryption_by_default.kms_master_key_id";

/** S3 writes access logs into the bucket, which it does only where it has the key. */
const takesAccessLogs = (bucket: Subject) =>
  attached(bucket, policy)
    .flatMap((found) => statements(found))
    .some(({ services }) => services.includes("logging.s3.amazonaws.com"));

const ownKey = hasAttached(encryption, has(key));

const deniesPlainHttp: Met = (found) =>
  statements(found).some(
    ({ allows, principals, condition }) =>
      !allows &&
      principals.includes("*") &&
      condition.includes('"aws:SecureTransport":"false"'),
  );

/** A rule for all objects ends uploads that nobody finished. */
const endsUploads: Met = (lifecycle) =>
  values(lifecycle, "rule").some((rule) => {
    const its = { ...lifecycle, given: Object(rule) };
    const [filter = {}] = values(its, "filter");
    return (
      has("abort_incomplete_multipart_upload")(its) &&
      is("status", "Enabled")(its) &&
      Object.keys(Object(filter)).length === 0
    );
  });

const allRequests = {
  event_selector: {
    read_write_type: "All",
    data_resource: { type: "AWS::S3::Object", values: ["arn:aws:s3"] },
  },
};

/** The four switches, and who asks for them by which name. */
const switches = [
  ["block_public_acls", "CKV_AWS_53", "AVD-AWS-0086"],
  ["block_public_policy", "CKV_AWS_54", "AVD-AWS-0087"],
  ["ignore_public_acls", "CKV_AWS_55", "AVD-AWS-0091"],
  ["restrict_public_buckets", "CKV_AWS_56", "AVD-AWS-0093"],
] as const;

const publicAccessChecks = switches.flatMap(
  ([argument, checkov, trivy]): readonly Check[] => [
    {
      ids: [checkov],
      demands: `A public access block sets \`${argument}\``,
      of: access,
      met: is(argument, true),
      turns: [given({ [argument]: false })],
    },
    {
      ids: [trivy],
      demands: `A bucket has a public access block with \`${argument}\``,
      of,
      met: hasAttached(access, is(argument, true)),
      turns: [attachedGiven(access, { [argument]: false }), detached(access)],
    },
  ],
);

/** What is demanded of every bucket. */
export const bucketChecks: readonly Check[] = [
  ...publicAccessChecks,
  {
    ids: ["CKV2_AWS_6", "AVD-AWS-0094"],
    demands: "A bucket has a public access block",
    of,
    met: hasAttached(access),
    turns: [detached(access)],
  },
  {
    ids: ["AVD-AWS-0092"],
    demands: "A bucket has no ACL that lets strangers in",
    of,
    met: isPrivate,
    turns: [
      beside("aws_s3_bucket_acl", (bucket) => ({ bucket, acl: "public-read" })),
    ],
  },
  {
    ids: ["CKV_AWS_18", "AVD-AWS-0089"],
    demands: "A bucket records requests in another one",
    of,
    met: hasAttached("aws_s3_bucket_logging", has("target_bucket")),
    turns: [detached("aws_s3_bucket_logging")],
  },
  {
    ids: ["CKV_AWS_19", "AVD-AWS-0088"],
    demands: "A bucket says how it encrypts",
    of,
    met: hasAttached(encryption, has(algorithm)),
    turns: [detached(encryption), attachedGiven(encryption, { rule: [] })],
  },
  {
    ids: ["CKV_AWS_145"],
    demands: "A bucket encrypts with KMS",
    of,
    met: hasAttached(encryption, is(algorithm, "aws:kms", "aws:kms:dsse")),
    turns: [
      detached(encryption),
      attachedGiven(encryption, {
        rule: {
          apply_server_side_encryption_by_default: { sse_algorithm: "AES256" },
        },
      }),
    ],
  },
  {
    ids: ["AVD-AWS-0132"],
    demands:
      "A bucket encrypts with a key of one's own, unless S3 writes its access logs there",
    of,
    met: (bucket) => takesAccessLogs(bucket) || ownKey(bucket),
    turns: [
      (bucket) =>
        (takesAccessLogs(bucket) ? detached(policy) : detached(encryption))(
          bucket,
        ),
    ],
  },
  {
    ids: ["CKV_AWS_21", "AVD-AWS-0090"],
    demands: "A bucket keeps old versions",
    of,
    met: hasAttached(
      versioning,
      is("versioning_configuration.status", "Enabled"),
    ),
    turns: [
      detached(versioning),
      attachedGiven(versioning, {
        versioning_configuration: { status: "Suspended" },
      }),
    ],
  },
  {
    ids: ["AVD-AWS-0170"],
    demands: "A bucket wants a second factor for deleting",
    of,
    met: hasAttached(
      versioning,
      is("versioning_configuration.mfa_delete", "Enabled"),
    ),
    turns: [
      beside(versioning, (bucket) => ({
        bucket,
        versioning_configuration: { mfa_delete: "Enabled" },
      })),
    ],
  },
  {
    ids: ["CKV_AWS_143"],
    demands: "A bucket with a lock configuration of its own has it enabled",
    of,
    met: (bucket) =>
      !has("object_lock_configuration")(bucket) ||
      is("object_lock_configuration.object_lock_enabled", "Enabled")(bucket),
    turns: [given({ object_lock_configuration: {} })],
  },
  {
    ids: ["CKV_AWS_144"],
    demands: "A bucket is copied to another region",
    of,
    met: hasAttached("aws_s3_bucket_replication_configuration"),
    turns: [
      beside("aws_s3_bucket_replication_configuration", (bucket) => ({
        bucket,
      })),
    ],
  },
  {
    ids: ["CKV2_AWS_61"],
    demands: "A bucket has a lifecycle",
    of,
    met: hasAttached("aws_s3_bucket_lifecycle_configuration"),
    turns: [detached("aws_s3_bucket_lifecycle_configuration")],
  },
  {
    ids: ["CKV_AWS_300"],
    demands: "A lifecycle ends uploads that nobody finished",
    of: "aws_s3_bucket_lifecycle_configuration",
    met: endsUploads,
    turns: [
      given({ rule: { status: "Enabled" } }),
      given({
        rule: {
          status: "Enabled",
          filter: { prefix: "tmp/" },
          abort_incomplete_multipart_upload: { days_after_initiation: 7 },
        },
      }),
    ],
  },
  {
    ids: ["CKV2_AWS_62"],
    demands: "A bucket tells somebody of new objects",
    of,
    met: hasAttached("aws_s3_bucket_notification"),
    turns: [detached("aws_s3_bucket_notification")],
  },
  {
    // Checkov asks it only of buckets with an ACL, of which there are none here.
    ids: ["CKV_AWS_379"],
    demands: "A bucket refuses requests without TLS",
    of,
    met: hasAttached(policy, deniesPlainHttp),
    turns: [detached(policy), attachedGiven(policy, { policy: undefined })],
  },
  ...(
    [
      ["AVD-AWS-0172", "read", "ReadOnly"],
      ["AVD-AWS-0171", "written", "WriteOnly"],
    ] as const
  ).map(([id, done, type]): Check => ({
    ids: [id],
    demands: `A bucket's objects are recorded when they are ${done}, by a classic selector`,
    of,
    met: ({ document }) =>
      subjects(document, "aws_cloudtrail").some(
        both(
          is("event_selector.data_resource.type", "AWS::S3::Object"),
          is("event_selector.read_write_type", "All", type),
        ),
      ),
    turns: [beside("aws_cloudtrail", () => allRequests)],
  })),
];
