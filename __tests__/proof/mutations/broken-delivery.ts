import {
  addStatement,
  drop,
  dropStatement,
  rewrite,
  set,
  statement,
} from "./edits";
import { faultsOf } from "./faults-of";

const trail = "aws_cloudtrail.main";
const bucketPolicy = "aws_s3_bucket_policy.ct_policy";
const policy = `${bucketPolicy}.policy`;
const key = "aws_kms_key.audit_key";
const role = "aws_iam_role.ct_role";
const trust = `${role}.assume_role_policy`;
const rolePolicy = "aws_iam_role_policy.ct_policy";
const permissions = `${rolePolicy}.policy`;

const bucketArn = "${aws_s3_bucket.audit_logs.arn}";
const otherTrail =
  "arn:${data.aws_partition.current.partition}:cloudtrail:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:trail/other";
const otherGroup = "arn:aws:logs:us-east-1:123456789012:log-group:/other";
const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
const denial = { Effect: "Deny", Principal: "*", Resource: "*" };

/** What keeps CloudTrail's records from bucket and log group. */
export const brokenDelivery = [
  ...faultsOf("compliance-monitor", "trail -> bucket", bucketPolicy, [
    [
      "the statement for the ACL is gone",
      dropStatement(policy, "AWSCloudTrailAclCheck"),
      "bucket-acl-check-denied",
    ],
    [
      "the statement for writing is gone",
      dropStatement(policy, "AllowCloudTrailWrite"),
      "bucket-write-denied",
    ],
    [
      "the ACL is for Config to read",
      statement(policy, 0, { Principal: { Service: "config.amazonaws.com" } }),
      "bucket-acl-check-denied",
    ],
    [
      "Config may write instead",
      statement(policy, 1, { Principal: { Service: "config.amazonaws.com" } }),
      "bucket-write-denied",
    ],
    [
      "an account may write instead of the service",
      statement(policy, 1, { Principal: { AWS: "123456789012" } }),
      "bucket-write-denied",
    ],
    [
      "writing is allowed below another prefix",
      statement(policy, 1, { Resource: `${bucketArn}/CloudTrail/*` }),
      "bucket-write-denied",
    ],
    [
      "writing is allowed on the bucket, not on its objects",
      statement(policy, 1, { Resource: bucketArn }),
      "bucket-write-denied",
    ],
    [
      "the ACL of the objects may be read, not that of the bucket",
      statement(policy, 0, { Resource: `${bucketArn}/*` }),
      "bucket-acl-check-denied",
    ],
    [
      "another ACL is demanded of the objects",
      statement(policy, 1, {
        Condition: { StringEquals: { "s3:x-amz-acl": "private" } },
      }),
      "bucket-write-denied",
    ],
    [
      "reading is allowed instead of writing",
      statement(policy, 1, { Action: "s3:GetObject" }),
      "bucket-write-denied",
    ],
    [
      "the allowing statement denies",
      statement(policy, 1, { Effect: "Deny" }),
      "bucket-write-denied",
    ],
    [
      "everybody is denied to write",
      addStatement(policy, { ...denial, Action: "s3:Put*" }),
      "bucket-write-denied",
    ],
    [
      "all but administrators are denied",
      addStatement(policy, {
        ...denial,
        Action: "s3:*",
        Condition: {
          ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" },
        },
      }),
    ],
    [
      "the policy is another bucket's",
      set(`${bucketPolicy}.bucket`, "some-other-bucket"),
    ],
    [
      "the policy names another bucket",
      rewrite(policy, bucketArn, "arn:aws:s3:::some-other-bucket"),
    ],
  ]),
  ...faultsOf("compliance-monitor", "trail -> bucket", trail, [
    [
      "the trail does not wait for the policy",
      drop(`${trail}.depends_on`),
      "must-precede",
    ],
    [
      "the trail writes below a prefix that the policy does not know",
      set(`${trail}.s3_key_prefix`, "audit"),
      "s3-key-prefix-differs",
    ],
    [
      "the trail writes to another bucket",
      set(`${trail}.s3_bucket_name`, "some-other-bucket"),
    ],
    ["the trail does not log", set(`${trail}.enable_logging`, false)],
  ]),
  ...faultsOf(
    "compliance-monitor",
    "trail -> bucket",
    "aws_s3_bucket.audit_logs",
    [["the bucket's policy is gone", drop(bucketPolicy), "no-policy"]],
  ),
  ...faultsOf("recommended", "trail -> bucket", bucketPolicy, [
    [
      "writing is for another trail",
      statement(policy, 1, {
        Condition: { StringEquals: { "aws:SourceArn": otherTrail } },
      }),
      "bucket-write-denied",
    ],
    [
      "the ACL is for a trail of another region",
      statement(policy, 0, {
        Condition: {
          StringEquals: {
            "aws:SourceArn":
              "arn:aws:cloudtrail:eu-central-1:${data.aws_caller_identity.current.account_id}:trail/${var.prefix}-trail",
          },
        },
      }),
      "bucket-acl-check-denied",
    ],
    [
      "whoever uses TLS is denied",
      statement(policy, "DenyWithoutTls", {
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      }),
    ],
    [
      "everything but reading is denied",
      addStatement(policy, {
        Effect: "Deny",
        Principal: "*",
        NotAction: ["s3:Get*", "s3:List*"],
        Resource: `${bucketArn}/*`,
      }),
    ],
  ]),
  ...faultsOf("recommended", "trail -> bucket", key, [
    [
      "the key's grant to encrypt is gone",
      dropStatement(`${key}.policy`, "CloudTrailEncrypt"),
      "trail-key-denied",
    ],
    [
      "the key's grant to look at it is gone",
      dropStatement(`${key}.policy`, "CloudTrailDescribe"),
      "trail-key-denied",
    ],
    [
      "the key lets CloudTrail encrypt, but make no data keys",
      statement(`${key}.policy`, "CloudTrailEncrypt", {
        Action: "kms:Encrypt",
      }),
      "trail-key-denied",
    ],
    [
      "the key's grant is for S3",
      statement(`${key}.policy`, "CloudTrailEncrypt", {
        Principal: { Service: "s3.amazonaws.com" },
      }),
      "trail-key-denied",
    ],
    [
      "the key's grant is for another trail",
      statement(`${key}.policy`, "CloudTrailEncrypt", {
        Condition: { StringEquals: { "aws:SourceArn": otherTrail } },
      }),
      "trail-key-denied",
    ],
    [
      "the key's grant is for another encryption context",
      statement(`${key}.policy`, "CloudTrailEncrypt", {
        Condition: {
          StringLike: {
            "kms:EncryptionContext:aws:cloudtrail:arn": otherTrail,
          },
        },
      }),
      "trail-key-denied",
    ],
    [
      "the key denies services",
      addStatement(`${key}.policy`, {
        ...denial,
        Action: "kms:GenerateDataKey*",
        Principal: cloudTrail,
      }),
      "trail-key-denied",
    ],
    ["the key is disabled", set(`${key}.is_enabled`, false)],
  ]),
  ...faultsOf("recommended", "trail -> bucket", trail, [
    [
      "the trail has another name than the policies say",
      set(`${trail}.name`, "other"),
    ],
    [
      "the trail takes the alerts' key",
      set(`${trail}.kms_key_id`, "${aws_kms_key.alert_key.arn}"),
    ],
  ]),
  ...faultsOf("compliance-monitor", "trail -> log group", trail, [
    [
      "the log group's ARN lacks its suffix",
      set(
        `${trail}.cloud_watch_logs_group_arn`,
        "${aws_cloudwatch_log_group.security_logs.arn}",
      ),
      "log-group-arn-suffix",
    ],
    [
      "the log group's ARN names a stream",
      set(
        `${trail}.cloud_watch_logs_group_arn`,
        "${aws_cloudwatch_log_group.security_logs.arn}:log-stream:all",
      ),
    ],
    [
      "the trail names another log group",
      set(`${trail}.cloud_watch_logs_group_arn`, `${otherGroup}:*`),
    ],
    [
      "the trail names no log group",
      drop(`${trail}.cloud_watch_logs_group_arn`),
    ],
    [
      "the trail names no role",
      drop(`${trail}.cloud_watch_logs_role_arn`),
      "no-delivery-role",
    ],
    [
      "the trail names another role",
      set(
        `${trail}.cloud_watch_logs_role_arn`,
        "arn:aws:iam::123456789012:role/other",
      ),
    ],
  ]),
  ...faultsOf("compliance-monitor", "trail -> log group", role, [
    [
      "another service may take the role",
      statement(trust, 0, { Principal: { Service: "logs.amazonaws.com" } }),
      "role-trust-denied",
    ],
    [
      "the role is to be taken with SAML",
      statement(trust, 0, { Action: "sts:AssumeRoleWithSAML" }),
      "role-trust-denied",
    ],
    [
      "the role's trust denies",
      statement(trust, 0, { Effect: "Deny" }),
      "role-trust-denied",
    ],
    [
      "the role is for another trail",
      statement(trust, 0, {
        Condition: {
          StringEquals: {
            "aws:SourceArn":
              "arn:aws:cloudtrail:us-east-1:123456789012:trail/other",
          },
        },
      }),
      "role-trust-denied",
    ],
    ["the role's policy is gone", drop(rolePolicy), "role-permission-denied"],
  ]),
  ...faultsOf("compliance-monitor", "trail -> log group", rolePolicy, [
    [
      "the role may not make streams",
      statement(permissions, 0, { Action: ["logs:PutLogEvents"] }),
      "role-permission-denied",
    ],
    [
      "the role may not write events",
      statement(permissions, 0, { Action: ["logs:CreateLogStream"] }),
      "role-permission-denied",
    ],
    [
      "the role may use the group, not its streams",
      statement(permissions, 0, {
        Resource: "${aws_cloudwatch_log_group.security_logs.arn}",
      }),
      "role-permission-denied",
    ],
    [
      "the role may write to another group",
      statement(permissions, 0, { Resource: `${otherGroup}:*` }),
      "role-permission-denied",
    ],
    [
      "the role's policy denies",
      statement(permissions, 0, { Effect: "Deny" }),
      "role-permission-denied",
    ],
    [
      "a second statement denies",
      addStatement(permissions, {
        Effect: "Deny",
        Action: "logs:Put*",
        Resource: "*",
      }),
      "role-permission-denied",
    ],
    [
      "the policy is another role's",
      set(`${rolePolicy}.role`, "some-other-role"),
      "policy-astray",
    ],
    [
      "the policy speaks of no action that matters",
      statement(permissions, 0, { Action: ["logs:DescribeLogStreams"] }),
      "role-permission-denied",
    ],
  ]),
  ...faultsOf("recommended", "trail -> log group", rolePolicy, [
    [
      "the role may write the streams of another region",
      rewrite(
        permissions,
        "_CloudTrail_${data.aws_region.current.id}",
        "_CloudTrail_eu-central-1",
      ),
      "role-permission-denied",
    ],
  ]),
  ...faultsOf("recommended", "trail -> log group", key, [
    [
      "the key's grant to the log group is gone",
      dropStatement(`${key}.policy`, "LogGroupSecurityLogs"),
      "log-group-key-denied",
    ],
    [
      "the key's grant is for the logs of another region",
      statement(`${key}.policy`, "LogGroupSecurityLogs", {
        Principal: { Service: "logs.eu-central-1.amazonaws.com" },
      }),
      "log-group-key-denied",
    ],
    [
      "the key's grant is for another log group",
      rewrite(
        `${key}.policy`,
        ":log-group:/${var.prefix}/cloudtrail",
        ":log-group:/other",
      ),
      "log-group-key-denied",
    ],
    [
      "the key lets logs be encrypted but not read",
      statement(`${key}.policy`, "LogGroupSecurityLogs", {
        Action: ["kms:Encrypt", "kms:GenerateDataKey*"],
      }),
      "log-group-key-denied",
    ],
  ]),
];
