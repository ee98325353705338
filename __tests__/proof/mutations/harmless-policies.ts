import {
  add,
  addStatement,
  all,
  change,
  drop,
  rewrite,
  set,
  statement,
  statements,
  type Edit,
} from "./edits";
import type { Variation } from "./presets";

const bucketPolicy = "aws_s3_bucket_policy.ct_policy.policy";
const trust = "aws_iam_role.ct_role.assume_role_policy";
const permissions = "aws_iam_role_policy.ct_policy.policy";
const topicPolicy = "aws_sns_topic_policy.security_alerts.policy";
const auditKey = "aws_kms_key.audit_key.policy";
const alertKey = "aws_kms_key.alert_key.policy";
const queuePolicy = "aws_sqs_queue_policy.event_pipeline_queue.policy";
const functionPolicy = "aws_iam_role_policy.event_pipeline_function.policy";

const bucket = "${aws_s3_bucket.audit_logs.arn}";
const account = "${data.aws_caller_identity.current.account_id}";
const trailArn =
  "arn:${data.aws_partition.current.partition}:cloudtrail:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:trail/${var.prefix}-trail";
const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

/** The statements of a policy in another form of the document. */
const rewritten = (path: string, edit: (policy: never) => unknown): Edit =>
  change(path, (text) =>
    JSON.stringify(edit(JSON.parse(String(text)) as never)),
  );

const c = "compliance-monitor";
const r = "recommended";
const p = "event-pipeline";

const rows: readonly (readonly [Variation["preset"], string, Edit])[] = [
  [
    c,
    "statements in another order",
    statements(bucketPolicy, (all) => all.toReversed()),
  ],
  [c, "a statement without Sid", statement(bucketPolicy, 0, { Sid: null })],
  [c, "another Sid", statement(bucketPolicy, 1, { Sid: "Write" })],
  [
    c,
    "an action as a list",
    statement(bucketPolicy, 0, { Action: ["s3:GetBucketAcl"] }),
  ],
  [
    c,
    "an action in other letters",
    statement(bucketPolicy, 1, { Action: "S3:putobject" }),
  ],
  [
    c,
    "an action with a wildcard",
    statement(bucketPolicy, 1, { Action: "s3:Put*" }),
  ],
  [c, "all actions of S3", statement(bucketPolicy, 1, { Action: "s3:*" })],
  [
    c,
    "an action with a question mark",
    statement(bucketPolicy, 1, { Action: "s3:PutObjec?" }),
  ],
  [
    c,
    "a resource as a list",
    statement(bucketPolicy, 0, { Resource: [bucket] }),
  ],
  [
    c,
    "the bucket and its objects",
    statement(bucketPolicy, 1, { Resource: [bucket, `${bucket}/*`] }),
  ],
  [c, "any prefix", statement(bucketPolicy, 1, { Resource: `${bucket}/*` })],
  [
    c,
    "a principal as a list",
    statement(bucketPolicy, 0, {
      Principal: { Service: ["cloudtrail.amazonaws.com"] },
    }),
  ],
  [
    c,
    "two principals",
    statement(bucketPolicy, 1, {
      Principal: {
        Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"],
      },
    }),
  ],
  [
    c,
    "everybody, if it is CloudTrail",
    statement(bucketPolicy, 0, {
      Principal: "*",
      Condition: {
        StringEquals: {
          "aws:PrincipalServiceName": "cloudtrail.amazonaws.com",
        },
      },
    }),
  ],
  [c, "no condition", statement(bucketPolicy, 1, { Condition: null })],
  [
    c,
    "an ACL in a list",
    statement(bucketPolicy, 1, {
      Condition: {
        StringEquals: {
          "s3:x-amz-acl": ["private", "bucket-owner-full-control"],
        },
      },
    }),
  ],
  [
    c,
    "an ACL by StringLike",
    statement(bucketPolicy, 1, {
      Condition: { StringLike: { "s3:x-amz-acl": "bucket-owner-*" } },
    }),
  ],
  [
    c,
    "a condition that applies only if there is something",
    statement(bucketPolicy, 1, {
      Condition: {
        StringEqualsIfExists: { "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    }),
  ],
  [
    c,
    "a key of a condition in other letters",
    statement(bucketPolicy, 1, {
      Condition: {
        StringEquals: { "S3:X-Amz-Acl": "bucket-owner-full-control" },
      },
    }),
  ],
  [
    c,
    "both actions in one statement",
    statements(bucketPolicy, () => [
      {
        Effect: "Allow",
        Principal: cloudTrail,
        Action: ["s3:GetBucketAcl", "s3:PutObject"],
        Resource: [bucket, `${bucket}/AWSLogs/*`],
      },
    ]),
  ],
  [
    c,
    "one statement that is no list",
    rewritten(trust, ({ Statement, ...rest }: { Statement: unknown[] }) => ({
      ...rest,
      Statement: Statement[0],
    })),
  ],
  [
    c,
    "an old version",
    rewritten(trust, (policy: object) => ({
      ...policy,
      Version: "2008-10-17",
    })),
  ],
  [
    c,
    "a denial of somebody else",
    addStatement(bucketPolicy, {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucket, `${bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
  ],
  [
    c,
    "a denial of deleting",
    addStatement(bucketPolicy, {
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:DeleteObject", "s3:DeleteBucket"],
      Resource: [bucket, `${bucket}/*`],
    }),
  ],
  [
    c,
    "a denial of all but services",
    addStatement(bucketPolicy, {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: `${bucket}/*`,
      Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
    }),
  ],
  [
    c,
    "a trust policy for more than one service",
    statement(trust, 0, {
      Principal: {
        Service: ["delivery.logs.amazonaws.com", "cloudtrail.amazonaws.com"],
      },
    }),
  ],
  [
    c,
    "a wider permission",
    statement(permissions, 0, { Action: "logs:*", Resource: "*" }),
  ],
  [
    c,
    "permissions in two statements",
    statements(permissions, ([one = {}]) => [
      { ...one, Action: "logs:CreateLogStream" },
      { ...one, Action: "logs:PutLogEvents" },
    ]),
  ],
  [
    c,
    "permissions on the streams by name",
    statement(permissions, 0, {
      Resource: "${aws_cloudwatch_log_group.security_logs.arn}:log-stream:*",
    }),
  ],
  [
    c,
    "permissions by NotAction",
    statement(permissions, 0, { Action: null, NotAction: "iam:*" }),
  ],
  [
    c,
    "a role's policy as a managed one",
    all(
      drop("aws_iam_role_policy.ct_policy"),
      add("aws_iam_policy.delivery", {
        name: "delivery",
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: "${aws_cloudwatch_log_group.security_logs.arn}:*",
            },
          ],
        }),
      }),
      add("aws_iam_role_policy_attachment.delivery", {
        role: "${aws_iam_role.ct_role.name}",
        policy_arn: "${aws_iam_policy.delivery.arn}",
      }),
    ),
  ],
  [
    r,
    "SourceArn by ArnLike",
    statement(bucketPolicy, 0, {
      Condition: { ArnLike: { "aws:SourceArn": trailArn } },
    }),
  ],
  [
    r,
    "SourceArn by ArnEquals",
    statement(bucketPolicy, 0, {
      Condition: { ArnEquals: { "aws:SourceArn": trailArn } },
    }),
  ],
  [
    r,
    "SourceArn by StringLike with a wildcard",
    statement(bucketPolicy, 0, {
      Condition: {
        StringLike: {
          "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*`,
        },
      },
    }),
  ],
  [
    r,
    "SourceAccount instead of SourceArn",
    statement(bucketPolicy, 0, {
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
  ],
  [
    r,
    "a partition written out",
    rewrite(
      bucketPolicy,
      "arn:${data.aws_partition.current.partition}:",
      "arn:aws:",
    ),
  ],
  [
    r,
    "a region written out",
    rewrite(bucketPolicy, "${data.aws_region.current.id}", "${var.aws_region}"),
  ],
  [
    r,
    "files of any account",
    rewrite(bucketPolicy, `AWSLogs/${account}/*`, "AWSLogs/*"),
  ],
  [
    r,
    "the key for any encryption context of the account",
    statement(auditKey, "CloudTrailEncrypt", {
      Condition: {
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*`,
        },
      },
    }),
  ],
  [
    r,
    "the key for CloudTrail without conditions",
    statement(auditKey, "CloudTrailEncrypt", { Condition: null }),
  ],
  [
    r,
    "the key for all that CloudTrail does",
    statement(auditKey, "CloudTrailEncrypt", {
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"],
      Condition: null,
    }),
  ],
  [
    r,
    "a key's resource as its own ARN's wildcard",
    statement(alertKey, "AllowAlarms", {
      Resource: `arn:aws:kms:*:${account}:key/*`,
    }),
  ],
  [
    r,
    "a key's actions with wildcards",
    statement(alertKey, "AllowAlarms", {
      Action: ["kms:GenerateDataKey", "kms:Dec*"],
    }),
  ],
  [
    r,
    "one grant for both services",
    all(
      statement(alertKey, "AllowAlarms", {
        Principal: {
          Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"],
        },
        Condition: null,
      }),
    ),
  ],
  [
    r,
    "logs by any log group of the account",
    statement(auditKey, "LogGroupSecurityLogs", {
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:*:${account}:*`,
        },
      },
    }),
  ],
  [
    r,
    "logs by the service in its partition",
    statement(auditKey, "LogGroupSecurityLogs", {
      Principal: { Service: "logs.us-east-1.amazonaws.com" },
    }),
  ],
  [
    r,
    "the key's policy on its own",
    all((document) => {
      const key = (
        document as never as {
          resource: { aws_kms_key: { alert_key: { policy?: string } } };
        }
      ).resource.aws_kms_key.alert_key;
      add("aws_kms_key_policy.alerts", {
        key_id: "${aws_kms_key.alert_key.key_id}",
        policy: key.policy ?? "",
      })(document);
    }, drop("aws_kms_key.alert_key.policy")),
  ],
  [
    r,
    "alarms without a condition",
    statement(topicPolicy, "AllowAlarms", { Condition: null }),
  ],
  [
    r,
    "alarms by SourceArn alone",
    statement(topicPolicy, "AllowAlarms", {
      Condition: {
        ArnLike: {
          "aws:SourceArn": `arn:aws:cloudwatch:us-east-1:${account}:alarm:*`,
        },
      },
    }),
  ],
  [
    r,
    "publishing with a wildcard",
    statement(topicPolicy, "AllowAlarms", { Action: ["SNS:Publish*"] }),
  ],
  [r, "all topics", statement(topicPolicy, "AllowAlarms", { Resource: "*" })],
  [
    r,
    "both services in one statement",
    statements(topicPolicy, (all) => [
      ...all.filter(({ Effect }) => Effect === "Deny"),
      {
        Effect: "Allow",
        Principal: {
          Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"],
        },
        Action: "sns:Publish",
        Resource: "${aws_sns_topic.security_alerts.arn}",
      },
    ]),
  ],
  [
    p,
    "a queue for the whole account's buckets",
    statement(queuePolicy, "AllowLogNotifications", {
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
  ],
  [
    p,
    "a queue by StringLike",
    statement(queuePolicy, "AllowLogNotifications", {
      Condition: {
        StringLike: {
          "aws:SourceArn": "arn:aws:s3:*:*:${var.prefix}-audit-logs-*",
        },
      },
    }),
  ],
  [
    p,
    "a queue by the bucket's reference",
    statement(queuePolicy, "AllowLogNotifications", {
      Condition: { ArnEquals: { "aws:SourceArn": bucket } },
    }),
  ],
  [
    p,
    "a role that may do more",
    statement(functionPolicy, "StoreFindings", { Action: "dynamodb:*" }),
  ],
  [
    p,
    "a role for all files",
    statement(functionPolicy, "ReadLogFiles", { Resource: `${bucket}/*` }),
  ],
  [
    p,
    "a role's policy without logs",
    statements(functionPolicy, (all) =>
      all.filter(({ Sid }) => Sid !== "WriteLogs"),
    ),
  ],
  [
    p,
    "a role with AWS's own policy besides",
    add("aws_iam_role_policy_attachment.xray", {
      role: "${aws_iam_role.event_pipeline_function.name}",
      policy_arn: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    }),
  ],
  [
    p,
    "the alerts' role inline",
    all((document) => {
      const block = (
        document as never as {
          resource: {
            aws_iam_role_policy: {
              event_pipeline_function: { policy: string };
            };
          };
        }
      ).resource.aws_iam_role_policy.event_pipeline_function;
      set("aws_iam_role.event_pipeline_function.inline_policy", [
        { name: "all", policy: block.policy },
      ])(document);
    }),
  ],
];

/** Other words for the same policies, and policies that allow more. */
export const harmlessPolicies: readonly Variation[] = rows.map(
  ([preset, name, mutate]) => ({ preset, name, mutate }),
);
