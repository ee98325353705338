import {
  add,
  addStatement,
  all,
  change,
  drop,
  dropStatement,
  rewrite,
  set,
  statement,
  type Edit,
  type Fields,
} from "./edits";
import { faultsOf } from "./faults-of";

const trail = "aws_cloudtrail.main";
const bucketPolicy = "aws_s3_bucket_policy.ct_policy";
const filter = "aws_cloudwatch_log_metric_filter.root_login";
const alarm = "aws_cloudwatch_metric_alarm.root_alarm";
const group = "aws_cloudwatch_log_group.security_logs";
const topic = "aws_sns_topic.security_alerts";
const role = "aws_iam_role.ct_role";
const alertKey = "aws_kms_key.alert_key";
const auditKey = "aws_kms_key.audit_key";
const rule = "aws_cloudwatch_event_rule.bucket_deleted_event";
const target = "aws_cloudwatch_event_target.bucket_deleted_event";
const queue = "aws_sqs_queue.event_pipeline";
const notification = "aws_s3_bucket_notification.audit_logs";
const mapping = "aws_lambda_event_source_mapping.event_pipeline_function";
const lambda = "aws_lambda_function.event_pipeline";
const table = "aws_dynamodb_table.event_pipeline_findings";
const functionRole = "aws_iam_role.event_pipeline_function";

const healthAlarm = "aws_cloudwatch_metric_alarm.event_pipeline_alarms_errors";

const bucket = "${aws_s3_bucket.audit_logs.arn}";
const reference = (address: string) => `\${${address}}`;

/** Makes a resource in a region where the others are not. */
const inOregon = (address: string): Edit =>
  all(
    change("provider.aws", (found) => [
      ...(Array.isArray(found) ? found : []),
      { alias: "oregon", region: "us-west-2" },
    ]),
    set(`${address}.provider`, "aws.oregon"),
  );

const denial = (fields: Fields): Edit =>
  addStatement(`${bucketPolicy}.policy`, {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucket, `${bucket}/*`],
    ...fields,
  });

const ofAttributes = [
  ...faultsOf("compliance-monitor", "trail -> log group", trail, [
    [
      "the log group by its name",
      set(
        `${trail}.cloud_watch_logs_group_arn`,
        `${reference(`${group}.name`)}:*`,
      ),
    ],
    [
      "the role by its name",
      set(`${trail}.cloud_watch_logs_role_arn`, reference(`${role}.name`)),
    ],
    [
      "a suffix too many",
      set(
        `${trail}.cloud_watch_logs_group_arn`,
        `${reference(`${group}.arn`)}:*:*`,
      ),
    ],
    [
      "half a suffix",
      set(
        `${trail}.cloud_watch_logs_group_arn`,
        `${reference(`${group}.arn`)}:`,
      ),
    ],
  ]),
  ...faultsOf("compliance-monitor", "trail -> bucket", trail, [
    ["the bucket by its ARN", set(`${trail}.s3_bucket_name`, bucket)],
    [
      "only the trail's own region is recorded",
      set(`${trail}.is_multi_region_trail`, false),
    ],
    [
      "global services are not recorded",
      set(`${trail}.include_global_service_events`, false),
    ],
  ]),
  ...faultsOf("compliance-monitor", "log group -> filter", filter, [
    [
      "the log group by its ARN",
      set(`${filter}.log_group_name`, reference(`${group}.arn`)),
    ],
  ]),
  ...faultsOf("compliance-monitor", "alarm -> topic", alarm, [
    [
      "the topic by its name",
      set(`${alarm}.alarm_actions`, [reference(`${topic}.name`)]),
    ],
    [
      "a machine is stopped, and nobody told",
      set(`${alarm}.alarm_actions`, ["arn:aws:automate:us-east-1:ec2:stop"]),
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", target, [
    ["the topic by its name", set(`${target}.arn`, reference(`${topic}.name`))],
    ["the rule by its ARN", set(`${target}.rule`, reference(`${rule}.arn`))],
  ]),
  ...faultsOf("event-pipeline", "bucket -> queue", notification, [
    [
      "the queue by its URL",
      set(`${notification}.queue.0.queue_arn`, reference(`${queue}.url`)),
    ],
    [
      "only what browsers upload",
      set(`${notification}.queue.0.events`, ["s3:ObjectCreated:Post"]),
    ],
  ]),
  ...faultsOf("event-pipeline", "bucket -> queue", queue, [
    [
      "a queue that keeps the order, which S3 does not send to",
      all(set(`${queue}.fifo_queue`, true), set(`${queue}.name`, "files.fifo")),
    ],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", mapping, [
    [
      "the queue by its URL",
      set(`${mapping}.event_source_arn`, reference(`${queue}.url`)),
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> topic", lambda, [
    [
      "the topic by its name",
      set(
        `${lambda}.environment.variables.SNS_TOPIC_ARN`,
        reference(`${topic}.name`),
      ),
    ],
  ]),
];

const ofValues = [
  ...faultsOf("event-pipeline", "bucket -> queue", notification, [
    [
      "a star for the account, which S3 takes to the letter",
      set(`${notification}.queue.0.filter_prefix`, "AWSLogs/*/CloudTrail/"),
      "objects-not-told",
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> table", table, [
    [
      "a key of the table is a number",
      set(`${table}.attribute.0.type`, "N"),
      "table-key",
    ],
  ]),
  ...faultsOf("compliance-monitor", "filter -> alarm", alarm, [
    [
      "two statistics, of which the provider takes one",
      set(`${alarm}.extended_statistic`, "p99"),
      "conflicting-arguments",
    ],
  ]),
  ...faultsOf("compliance-monitor", "filter -> alarm", filter, [
    [
      "a match counts for half",
      set(`${filter}.metric_transformation.value`, "0.5"),
      "alarm-later-than-rule",
    ],
  ]),
  ...faultsOf("compliance-monitor", "trail -> log group", trail, [
    [
      "only what reads is recorded, and root writes",
      set(`${trail}.event_selector`, [{ read_write_type: "ReadOnly" }]),
      "event-not-selected",
    ],
  ]),
  ...faultsOf("compliance-monitor", "topic -> subscription", topic, [
    [
      "a topic that keeps the order, which sends no mail",
      all(set(`${topic}.fifo_topic`, true), set(`${topic}.name`, "a.fifo")),
      "fifo-topic",
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", topic, [
    [
      "a topic that keeps the order, to which EventBridge does not publish",
      all(set(`${topic}.fifo_topic`, true), set(`${topic}.name`, "a.fifo")),
      "fifo-topic",
    ],
  ]),
];

const ofPolicies = [
  ...faultsOf("compliance-monitor", "trail -> bucket", bucketPolicy, [
    [
      "the policy is cut off",
      change(`${bucketPolicy}.policy`, (text) => String(text).slice(0, -2)),
    ],
    [
      "the policy has a version that is none",
      rewrite(`${bucketPolicy}.policy`, "2012-10-17", "2012-10-18"),
    ],
    [
      "the service is named as an account",
      statement(`${bucketPolicy}.policy`, 0, {
        Principal: { AWS: "cloudtrail.amazonaws.com" },
      }),
    ],
    [
      "the condition is turned round",
      statement(`${bucketPolicy}.policy`, 1, {
        Condition: {
          StringNotEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      }),
    ],
    [
      "the condition's key is misspelt",
      statement(`${bucketPolicy}.policy`, 1, {
        Condition: {
          StringEquals: { "s3:x-amz-acls": "bucket-owner-full-control" },
        },
      }),
    ],
    [
      "the condition's operator is none",
      statement(`${bucketPolicy}.policy`, 1, {
        Condition: {
          StringEqual: { "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      }),
    ],
    [
      "the ACL must be missing",
      statement(`${bucketPolicy}.policy`, 1, {
        Condition: { Null: { "s3:x-amz-acl": "true" } },
      }),
    ],
    [
      "the prefix has no star",
      statement(`${bucketPolicy}.policy`, 1, {
        Resource: `${bucket}/AWSLogs/`,
      }),
    ],
    [
      "the prefix is in small letters",
      statement(`${bucketPolicy}.policy`, 1, {
        Resource: `${bucket}/awslogs/*`,
      }),
    ],
    [
      "all but one endpoint are denied",
      denial({
        Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
      }),
    ],
    [
      "all but the organization are denied",
      denial({
        Condition: {
          StringNotEquals: { "aws:PrincipalOrgID": "o-1234567890" },
        },
      }),
    ],
    [
      "files that are not encrypted with a key are denied",
      denial({
        Condition: {
          StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
        },
      }),
    ],
  ]),
  ...faultsOf("recommended", "trail -> bucket", bucketPolicy, [
    [
      "files may lie where no account is named",
      rewrite(
        `${bucketPolicy}.policy`,
        "AWSLogs/${data.aws_caller_identity.current.account_id}",
        "AWSLogs/CloudTrail",
      ),
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", alertKey, [
    [
      "the key's grant is for events that name an account, which they do not",
      statement(`${alertKey}.policy`, "AllowEvents", {
        Condition: {
          StringEquals: {
            "aws:SourceAccount":
              "${data.aws_caller_identity.current.account_id}",
          },
        },
      }),
    ],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", functionRole, [
    [
      "a boundary keeps the role from its queue",
      all(
        add("aws_iam_policy.boundary", {
          name: "boundary",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
          }),
        }),
        set(
          `${functionRole}.permissions_boundary`,
          "${aws_iam_policy.boundary.arn}",
        ),
      ),
    ],
  ]),
  ...faultsOf("event-pipeline", "queue -> function", auditKey, [
    [
      "the key's grant to the function's logs is gone",
      dropStatement(`${auditKey}.policy`, "LogGroupLogs"),
    ],
  ]),
  ...faultsOf("recommended", "alarm -> topic", alertKey, [
    [
      "nobody may change the key's policy",
      dropStatement(`${alertKey}.policy`, "AccountAdministration"),
      "key-lockout",
    ],
  ]),
  ...faultsOf("event-pipeline", "alarm -> topic", healthAlarm, [
    [
      "the pipeline's own alarm has no statistic",
      drop(`${healthAlarm}.statistic`),
    ],
    [
      "the pipeline's own alarm is off",
      set(`${healthAlarm}.actions_enabled`, false),
    ],
  ]),
  ...faultsOf("event-pipeline", "function -> topic", alertKey, [
    [
      "the key obeys no identities",
      dropStatement(`${alertKey}.policy`, "AccountAdministration"),
    ],
  ]),
];

const either = { either: true };
const ofRegions = [
  ...faultsOf(
    "recommended",
    "alarm -> topic",
    topic,
    [["the topic", inOregon(topic)]],
    either,
  ),
  ...faultsOf(
    "recommended",
    "alarm -> topic",
    alertKey,
    [["the topic's key", inOregon(alertKey)]],
    either,
  ),
  ...faultsOf(
    "recommended",
    "trail -> log group",
    group,
    [["the log group", inOregon(group)]],
    either,
  ),
  ...faultsOf(
    "recommended",
    "filter -> alarm",
    alarm,
    [["the alarm", inOregon(alarm)]],
    either,
  ),
  ...faultsOf(
    "recommended",
    "log group -> filter",
    filter,
    [["the filter", inOregon(filter)]],
    either,
  ),
  ...faultsOf(
    "recommended, events",
    "rule -> target",
    rule,
    [["the rule", inOregon(rule)]],
    either,
  ),
  ...faultsOf(
    "event-pipeline",
    "bucket -> queue",
    queue,
    [["the queue", inOregon(queue)]],
    either,
  ),
  ...faultsOf(
    "event-pipeline",
    "queue -> function",
    lambda,
    [["the function", inOregon(lambda)]],
    either,
  ),
  ...faultsOf(
    "event-pipeline",
    "function -> table",
    table,
    [["the table", inOregon(table)]],
    either,
  ),
  ...faultsOf(
    "event-pipeline",
    "function -> topic",
    topic,
    [["the topic", inOregon(topic)]],
    either,
  ),
].map((fault) => ({ ...fault, name: `${fault.name} is in another region` }));

/** Slips of who knows what they want: the wrong attribute, the wrong operator, the wrong region. */
export const brokenSlips = [
  ...ofAttributes,
  ...ofValues,
  ...ofPolicies,
  ...ofRegions,
];
