import {
  all,
  doubtsAfter,
  drop,
  dropStatement,
  fault,
  faultsAfter,
  rewrite,
  set,
  statement,
  statements,
  type Edit,
  type Json,
} from "./monitor";

const policy = "aws_s3_bucket_policy.ct_policy";
const text = `${policy}.policy`;
const trail = "aws_cloudtrail.main";
const key = "aws_kms_key.audit_key";
const kind = "trail -> bucket";

const acl = fault(kind, "bucket-acl-check-denied", policy, "policy");
const write = fault(kind, "bucket-write-denied", policy, "policy");
const keyDenied = fault(kind, "trail-key-denied", key, "policy");

test.each<[name: string, preset: string, Edit, ...faults: string[]]>([
  [
    "the ACL statement dropped",
    "recommended",
    dropStatement(text, "AWSCloudTrailAclCheck"),
    acl,
  ],
  [
    "the write statement dropped",
    "recommended",
    dropStatement(text, "AllowCloudTrailWrite"),
    write,
  ],
  [
    "another service",
    "recommended",
    statement(text, "AllowCloudTrailWrite", {
      Principal: { Service: "config.amazonaws.com" },
    }),
    write,
  ],
  [
    "another action",
    "recommended",
    rewrite(text, "s3:PutObject", "s3:PutObjectTagging"),
    write,
  ],
  [
    "another folder",
    "recommended",
    rewrite(text, "/AWSLogs/", "/Logs/"),
    write,
  ],
  [
    "the whole bucket instead of its objects",
    "compliance-monitor",
    rewrite(text, ".arn}/AWSLogs/*", ".arn}"),
    write,
  ],
  [
    "another trail's ARN",
    "recommended",
    rewrite(text, '-trail"', '-other"'),
    acl,
    write,
  ],
  [
    "another ACL",
    "recommended",
    rewrite(text, "bucket-owner-full-control", "private"),
    write,
  ],
  [
    "a denial that CloudTrail meets",
    "compliance-monitor",
    statements(text, (all) => [
      ...all,
      denial({
        Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "true" },
      }),
    ]),
    write,
  ],
  [
    "a prefix that the policy does not know",
    "recommended",
    set(`${trail}.s3_key_prefix`, "audit"),
    fault(kind, "s3-key-prefix-differs", trail, "s3_key_prefix"),
  ],
  [
    "another name of the trail than both policies know",
    "recommended",
    set(`${trail}.name`, "other"),
    fault(kind, "trail-name-differs", trail, "name"),
  ],
  [
    "no policy",
    "compliance-monitor",
    all(drop(policy), set(`${trail}.depends_on`, [])),
    fault(kind, "no-policy", "aws_s3_bucket.audit_logs"),
  ],
  [
    "the policy on another bucket",
    "recommended",
    set(`${policy}.bucket`, "elsewhere"),
    fault(kind, "policy-astray", policy, "bucket"),
  ],
  [
    "nothing that makes the policy first",
    "compliance-monitor",
    drop(`${trail}.depends_on`),
    fault(kind, "must-precede", trail, "depends_on"),
  ],
  [
    "only the role's policy first",
    "recommended",
    set(`${trail}.depends_on`, ["aws_iam_role_policy.ct_policy"]),
    fault(kind, "must-precede", trail, "depends_on"),
  ],
  [
    "another bucket",
    "compliance-monitor",
    set(`${trail}.s3_bucket_name`, "elsewhere"),
    fault(kind, "other-bucket", trail, "s3_bucket_name"),
  ],
  [
    "an addition to the bucket's name",
    "compliance-monitor",
    rewrite(`${trail}.s3_bucket_name`, "}", "}-x"),
    fault(kind, "other-bucket", trail, "s3_bucket_name"),
  ],
  [
    "requesters that pay",
    "recommended",
    set("aws_s3_bucket_request_payment_configuration.audit", {
      bucket: "${aws_s3_bucket.audit_logs.id}",
      payer: "Requester",
    }),
    fault(
      kind,
      "requester-pays",
      "aws_s3_bucket_request_payment_configuration.audit",
      "payer",
    ),
  ],
  [
    "a topic for announcements that lets nobody in",
    "compliance-monitor",
    announced([]),
    fault(kind, "no-policy", "aws_sns_topic.files"),
  ],
  [
    "a topic's policy for another service",
    "compliance-monitor",
    announced(["config"]),
    fault(kind, "topic-publish-denied", "aws_sns_topic_policy.files", "policy"),
  ],
  [
    "logging off",
    "recommended",
    set(`${trail}.enable_logging`, false),
    fault(kind, "trail-not-logging", trail, "enable_logging"),
  ],
  [
    "one region",
    "recommended",
    set(`${trail}.is_multi_region_trail`, false),
    fault(kind, "single-region-trail", trail, "is_multi_region_trail"),
  ],
  [
    "no global events",
    "recommended",
    set(`${trail}.include_global_service_events`, false),
    fault(
      kind,
      "global-service-events-excluded",
      trail,
      "include_global_service_events",
    ),
  ],
  [
    "the key's encrypt statement dropped",
    "recommended",
    dropStatement(`${key}.policy`, "CloudTrailEncrypt"),
    keyDenied,
  ],
  [
    "the key's describe statement dropped",
    "recommended",
    dropStatement(`${key}.policy`, "CloudTrailDescribe"),
    keyDenied,
  ],
  [
    "the key's decrypt statement dropped",
    "recommended",
    dropStatement(`${key}.policy`, "CloudTrailDecrypt"),
    keyDenied,
  ],
  [
    "another trail in the encryption context",
    "recommended",
    rewrite(
      `${key}.policy`,
      "cloudtrail:*:${data.aws_caller_identity.current.account_id}:trail/${var.prefix}-trail",
      "cloudtrail:*:${data.aws_caller_identity.current.account_id}:trail/other",
    ),
    keyDenied,
  ],
  [
    "the key disabled",
    "recommended",
    set(`${key}.is_enabled`, false),
    fault(kind, "key-disabled", key, "is_enabled"),
    fault("trail -> log group", "key-disabled", key, "is_enabled"),
  ],
  [
    "a policy that AWS refuses",
    "compliance-monitor",
    rewrite(text, '"Allow"', '"Permit"'),
    fault(kind, "malformed-policy", policy, "policy"),
  ],
])("broken: %s", async (_, preset, edit, ...faults) => {
  expect(await faultsAfter(preset, edit)).toEqual(faults);
});

/** A topic that the trail tells of its files, and the services that its policy lets in. */
function announced(services: readonly string[]): Edit {
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: services.map((service) => ({
      Effect: "Allow",
      Principal: { Service: `${service}.amazonaws.com` },
      Action: "SNS:Publish",
      Resource: "${aws_sns_topic.files.arn}",
    })),
  });
  return all(
    set("aws_sns_topic.files", { name: "files" }),
    set(`${trail}.sns_topic_name`, "${aws_sns_topic.files.name}"),
    ...(services.length === 0
      ? []
      : [
          set("aws_sns_topic_policy.files", {
            arn: "${aws_sns_topic.files.arn}",
            policy,
          }),
          set(`${trail}.depends_on`, [
            "aws_s3_bucket_policy.ct_policy",
            "aws_sns_topic_policy.files",
          ]),
        ]),
  );
}

function denial(condition: Json): Json {
  return {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: "*",
    Condition: condition,
  };
}

test.each<[name: string, preset: string, Edit]>([
  ["as it is", "recommended", () => undefined],
  ["the compliance monitor as it is", "compliance-monitor", () => undefined],
  [
    "wildcards that still allow",
    "recommended",
    rewrite(text, "s3:PutObject", "s3:Put*"),
  ],
  [
    "statements in another order",
    "recommended",
    statements(text, (all) => [...all].reverse()),
  ],
  [
    "lists for single values",
    "recommended",
    statement(text, "AWSCloudTrailAclCheck", {
      Action: ["s3:GetBucketAcl"],
      Principal: {
        Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"],
      },
    }),
  ],
  [
    "the trail's ARN by StringLike",
    "recommended",
    rewrite(
      text,
      '"StringEquals":{"aws:SourceArn"',
      '"StringLike":{"aws:SourceArn"',
    ),
  ],
  [
    "the trail's ARN by ArnLike with wildcards",
    "recommended",
    statement(text, "AWSCloudTrailAclCheck", {
      Condition: {
        ArnLike: {
          "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/trailwire-*",
        },
      },
    }),
  ],
  [
    "the account instead of the trail",
    "recommended",
    statement(text, "AWSCloudTrailAclCheck", {
      Condition: {
        StringEquals: {
          "aws:SourceAccount": "${data.aws_caller_identity.current.account_id}",
        },
      },
    }),
  ],
  [
    "a denial of plain HTTP",
    "compliance-monitor",
    statements(text, (all) => [
      ...all,
      denial({ Bool: { "aws:SecureTransport": "false" } }),
    ]),
  ],
  [
    "a denial that exempts services",
    "compliance-monitor",
    statements(text, (all) => [
      ...all,
      denial({
        StringNotEquals: { "aws:PrincipalOrgID": "o-abc" },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      }),
    ]),
  ],
  [
    "a prefix that policy and trail share",
    "compliance-monitor",
    all(
      set(`${trail}.s3_key_prefix`, "audit"),
      rewrite(text, "/AWSLogs/", "/audit/AWSLogs/"),
    ),
  ],
  [
    "the bucket named by its other attribute",
    "recommended",
    set(`${trail}.s3_bucket_name`, "${aws_s3_bucket.audit_logs.bucket}"),
  ],
  [
    "the policy before the trail by way of another",
    "recommended",
    all(
      set(`${trail}.depends_on`, ["aws_s3_bucket_logging.audit_logs"]),
      set("aws_s3_bucket_logging.audit_logs.depends_on", [policy]),
    ),
  ],
  [
    "the key by an alias",
    "recommended",
    set(`${trail}.kms_key_id`, "${aws_kms_alias.audit_key.arn}"),
  ],
  [
    "a topic for announcements",
    "compliance-monitor",
    announced(["cloudtrail"]),
  ],
  [
    "management events selected",
    "recommended",
    set(`${trail}.event_selector`, [
      { read_write_type: "All", include_management_events: true },
    ]),
  ],
])("harmless: %s", async (_, preset, edit) => {
  expect(await faultsAfter(preset, edit)).toEqual([]);
});

test.each<[name: string, Edit, doubt: RegExp]>([
  [
    "a bucket of another configuration",
    all(
      drop(policy),
      drop("aws_s3_bucket.audit_logs"),
      set(`${trail}.s3_bucket_name`, "elsewhere"),
      set(`${trail}.depends_on`, []),
    ),
    /the bucket elsewhere lets aws_cloudtrail\.main write/,
  ],
  [
    "a key of another configuration",
    set(`${trail}.kms_key_id`, "arn:aws:kms:us-east-1:123456789012:key/other"),
    /key\/other, which is not in this configuration/,
  ],
  [
    "a folder of an account that may be another",
    rewrite(text, "/AWSLogs/*", "/AWSLogs/210987654321/*"),
    /210987654321/,
  ],
])("unknown: %s", async (_, edit, doubt) => {
  expect(await doubtsAfter("compliance-monitor", edit)).toEqual([
    expect.stringMatching(doubt),
  ]);
});
