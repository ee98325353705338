import {
  add,
  addStatement,
  change,
  drop,
  dropStatement,
  rewrite,
  set,
  statement,
} from "./edits";
import { faultsOf } from "./faults-of";

const trail = "aws_cloudtrail.main";
const bucket = "aws_s3_bucket.audit_logs";
const bucketPolicy = "aws_s3_bucket_policy.ct_policy";
const notification = "aws_s3_bucket_notification.audit_logs";
const queue = "aws_sqs_queue.event_pipeline";
const queuePolicy = "aws_sqs_queue_policy.event_pipeline_queue";
const deadLetters = "aws_sqs_queue.event_pipeline_dead_letters";
const key = "aws_kms_key.audit_key";
const alertKey = "aws_kms_key.alert_key";
const mapping = "aws_lambda_event_source_mapping.event_pipeline_function";
const lambda = "aws_lambda_function.event_pipeline";
const role = "aws_iam_role.event_pipeline_function";
const rolePolicy = "aws_iam_role_policy.event_pipeline_function";
const permissions = `${rolePolicy}.policy`;
const table = "aws_dynamodb_table.event_pipeline_findings";
const topicPolicy = "aws_sns_topic_policy.security_alerts";

const otherBucket = "arn:aws:s3:::some-other-bucket";
const otherQueue = "arn:aws:sqs:us-east-1:123456789012:other";

/** What keeps a log file from the function, and what the function finds from people. */
export const brokenPipeline = [
  ...faultsOf("event-pipeline", "trail -> bucket", bucketPolicy, [
    [
      "CloudTrail may not write",
      dropStatement(`${bucketPolicy}.policy`, "AllowCloudTrailWrite"),
      "bucket-write-denied",
    ],
  ]),
  ...faultsOf("event-pipeline", "trail -> bucket", trail, [
    [
      "the trail writes to another bucket",
      set(`${trail}.s3_bucket_name`, "some-other-bucket"),
    ],
    [
      "the trail writes to the bucket of access logs",
      set(`${trail}.s3_bucket_name`, "${aws_s3_bucket.access_logs.id}"),
    ],
    ["the trail does not log", set(`${trail}.enable_logging`, false)],
  ]),
  ...faultsOf("event-pipeline", "trail -> bucket", bucket, [
    ["there is no trail", drop(trail)],
  ]),
  ...faultsOf("event-pipeline", "bucket -> queue", notification, [
    [
      "the queue hears of other files",
      set(`${notification}.queue.0.filter_suffix`, ".json"),
    ],
    [
      "the queue hears of files below another prefix",
      set(`${notification}.queue.0.filter_prefix`, "CloudTrail/"),
    ],
    [
      "the queue hears of digests",
      rewrite(
        `${notification}.queue.0.filter_prefix`,
        "CloudTrail/",
        "CloudTrail-Digest/",
      ),
    ],
    [
      "the queue hears of removals",
      set(`${notification}.queue.0.events`, ["s3:ObjectRemoved:*"]),
    ],
    [
      "the notification does not wait for the queue's policy",
      drop(`${notification}.depends_on`),
      "must-precede",
    ],
    [
      "the notification is another bucket's",
      set(`${notification}.bucket`, "some-other-bucket"),
    ],
    [
      "the notification names another queue",
      change(`${notification}.queue`, () => [
        { events: ["s3:ObjectCreated:*"], queue_arn: otherQueue },
      ]),
    ],
  ]),
  ...faultsOf("event-pipeline", "bucket -> queue", bucket, [
    ["the notification is gone", drop(notification)],
    [
      "the bucket has another name than the policies say",
      set(`${bucket}.bucket`, "some-other-bucket"),
    ],
  ]),
  ...faultsOf(
    "event-pipeline",
    "bucket -> queue",
    "aws_s3_bucket_notification.second",
    [
      [
        "a second notification replaces the first",
        add("aws_s3_bucket_notification.second", {
          bucket: `\${${bucket}.id}`,
          eventbridge: true,
        }),
      ],
    ],
    { either: true },
  ),
  ...faultsOf("event-pipeline", "bucket -> queue", queuePolicy, [
    [
      "the queue's statement is gone",
      dropStatement(`${queuePolicy}.policy`, "AllowLogNotifications"),
    ],
    [
      "the queue's statement is for SNS",
      statement(`${queuePolicy}.policy`, "AllowLogNotifications", {
        Principal: { Service: "sns.amazonaws.com" },
      }),
    ],
    [
      "the queue's statement is for another bucket",
      statement(`${queuePolicy}.policy`, "AllowLogNotifications", {
        Condition: { ArnEquals: { "aws:SourceArn": otherBucket } },
      }),
    ],
    [
      "S3 may read messages",
      statement(`${queuePolicy}.policy`, "AllowLogNotifications", {
        Action: "sqs:ReceiveMessage",
      }),
    ],
    [
      "S3 may send to another queue",
      statement(`${queuePolicy}.policy`, "AllowLogNotifications", {
        Resource: otherQueue,
      }),
    ],
    [
      "S3 is denied",
      addStatement(`${queuePolicy}.policy`, {
        Effect: "Deny",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sqs:*",
        Resource: "*",
      }),
    ],
    [
      "the policy is the other queue's",
      set(`${queuePolicy}.queue_url`, `\${${deadLetters}.url}`),
    ],
  ]),
  ...faultsOf("event-pipeline", "bucket -> queue", queue, [
    ["the queue's policy is gone", drop(queuePolicy)],
    [
      "the queue has AWS's own key",
      set(`${queue}.kms_master_key_id`, "alias/aws/sqs"),
    ],
    [
      "the queue has the alerts' key",
      set(`${queue}.kms_master_key_id`, `\${${alertKey}.arn}`),
    ],
  ]),
  ...faultsOf("event-pipeline", "bucket -> queue", key, [
    [
      "the key's grant to S3 is gone",
      dropStatement(`${key}.policy`, "AllowLogNotifications"),
    ],
    [
      "S3 may decrypt only",
      statement(`${key}.policy`, "AllowLogNotifications", {
        Action: "kms:Decrypt",
      }),
    ],
    [
      "the key's grant is for another bucket",
      statement(`${key}.policy`, "AllowLogNotifications", {
        Condition: { ArnEquals: { "aws:SourceArn": otherBucket } },
      }),
    ],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", mapping, [
    ["the mapping is off", set(`${mapping}.enabled`, false)],
    [
      "the function reads the dead letters",
      set(`${mapping}.event_source_arn`, `\${${deadLetters}.arn}`),
    ],
    [
      "the mapping is for another function",
      set(
        `${mapping}.function_name`,
        "arn:aws:lambda:us-east-1:123456789012:function:other",
      ),
    ],
    [
      "failed messages are not told of, and get lost",
      drop(`${mapping}.function_response_types`),
    ],
    ["the batches are too large", set(`${mapping}.batch_size`, 100)],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", queue, [
    [
      "messages come back while the function works",
      set(`${queue}.visibility_timeout_seconds`, 60),
      "visibility-timeout",
    ],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", role, [
    [
      "Lambda may not take the role",
      statement(`${role}.assume_role_policy`, 0, {
        Principal: { Service: "ec2.amazonaws.com" },
      }),
    ],
    ["the role's policy is gone", drop(rolePolicy)],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", rolePolicy, [
    [
      "the role may not receive",
      statement(permissions, "Receive", {
        Action: ["sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      }),
    ],
    [
      "the role may not delete messages",
      statement(permissions, "Receive", {
        Action: ["sqs:ReceiveMessage", "sqs:GetQueueAttributes"],
      }),
    ],
    [
      "the role may not look at the queue",
      statement(permissions, "Receive", {
        Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
      }),
    ],
    [
      "the role may receive from the dead letters only",
      statement(permissions, "Receive", { Resource: `\${${deadLetters}.arn}` }),
    ],
    [
      "the role may not decrypt with the queue's key",
      statement(permissions, "Decrypt", { Resource: `\${${alertKey}.arn}` }),
    ],
    [
      "the role may not send windows to itself",
      dropStatement(permissions, "CloseWindowsAndReject"),
    ],
    [
      "the role's policy denies",
      addStatement(permissions, {
        Effect: "Deny",
        Action: "sqs:*",
        Resource: "*",
      }),
    ],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", lambda, [
    [
      "the function may never run",
      set(`${lambda}.reserved_concurrent_executions`, 0),
    ],
    [
      "the function takes another role",
      set(`${lambda}.role`, "arn:aws:iam::123456789012:role/other"),
    ],
    ["the function has another handler", set(`${lambda}.handler`, "app.main")],
    [
      "the function does not know its queue",
      drop(`${lambda}.environment.variables.QUEUE_URL`),
    ],
    ["the function has no environment", drop(`${lambda}.environment`)],
  ]),
  ...faultsOf("event-pipeline", "bucket -> function", rolePolicy, [
    [
      "the role may not read the files",
      dropStatement(permissions, "ReadLogFiles"),
    ],
    [
      "the role may read files below another prefix",
      rewrite(permissions, "/AWSLogs/", "/Logs/"),
    ],
    [
      "the role may list the bucket",
      statement(permissions, "ReadLogFiles", {
        Action: "s3:ListBucket",
        Resource: `\${${bucket}.arn}`,
      }),
    ],
    ["the role may not decrypt at all", dropStatement(permissions, "Decrypt")],
  ]),
  ...faultsOf("event-pipeline", "bucket -> function", bucketPolicy, [
    [
      "the bucket denies to be read",
      addStatement(`${bucketPolicy}.policy`, {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: `\${${bucket}.arn}/*`,
      }),
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> table", rolePolicy, [
    ["the role may not store", dropStatement(permissions, "StoreFindings")],
    [
      "the role may read the table only",
      statement(permissions, "StoreFindings", { Action: "dynamodb:GetItem" }),
    ],
    [
      "the role may store elsewhere",
      statement(permissions, "StoreFindings", {
        Resource: "arn:aws:dynamodb:us-east-1:123456789012:table/other",
      }),
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> table", lambda, [
    [
      "the function stores into another table",
      set(`${lambda}.environment.variables.DYNAMODB_TABLE`, "other"),
    ],
    [
      "the function knows no table",
      drop(`${lambda}.environment.variables.DYNAMODB_TABLE`),
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> table", table, [
    ["the table has another key", set(`${table}.hash_key`, "Id")],
  ]),
  ...faultsOf("event-pipeline", "function -> topic", rolePolicy, [
    ["the role may not publish", dropStatement(permissions, "Alert")],
    [
      "the role may publish elsewhere",
      statement(permissions, "Alert", {
        Resource: "arn:aws:sns:us-east-1:123456789012:other",
      }),
    ],
    [
      "the role may not encrypt with the topic's key",
      statement(permissions, "Encrypt", { Resource: `\${${key}.arn}` }),
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> topic", lambda, [
    [
      "the function tells another topic",
      set(
        `${lambda}.environment.variables.SNS_TOPIC_ARN`,
        "arn:aws:sns:us-east-1:123456789012:other",
      ),
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> topic", topicPolicy, [
    [
      "the topic denies everybody",
      statement(`${topicPolicy}.policy`, "DenyWithoutTls", { Condition: null }),
    ],
  ]),
  ...faultsOf("event-pipeline", "alarm -> topic", topicPolicy, [
    [
      "the pipeline's own alarms may not publish",
      dropStatement(`${topicPolicy}.policy`, "AllowAlarms"),
    ],
  ]),
  ...faultsOf("event-pipeline", "alarm -> topic", alertKey, [
    [
      "the pipeline's own alarms may not use the key",
      dropStatement(`${alertKey}.policy`, "AllowAlarms"),
    ],
  ]),
];
