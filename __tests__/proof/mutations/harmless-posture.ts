import {
  add,
  all,
  change,
  drop,
  rewrite,
  set,
  statement,
  statements,
  type Edit,
} from "./edits";
import type { Preset, Variation } from "./presets";

const channel = "aws_config_delivery_channel.config";
const recorder = "aws_config_configuration_recorder.config";
const files = "aws_s3_bucket_policy.config_history.policy";
const guardDuty =
  "aws_cloudwatch_event_rule.guardduty_alert_findings.event_pattern";
const hub =
  "aws_cloudwatch_event_rule.security_hub_alert_findings.event_pattern";
const analyzer =
  "aws_cloudwatch_event_rule.access_analyzer_alert_findings.event_pattern";
const compliance =
  "aws_cloudwatch_event_rule.compliance_non_compliant.event_pattern";
const letters = "aws_cloudwatch_metric_alarm.undelivered_alerts";
const silence =
  "aws_cloudwatch_metric_alarm.event_pipeline_alarms_no_log_files";
const errors = "aws_cloudwatch_metric_alarm.event_pipeline_alarms_errors";
const permission = "aws_lambda_permission.response_block_public_access";
const lambda = "aws_lambda_function.response_block_public_access";

const account = "${data.aws_caller_identity.current.account_id}";
const bucket = "${aws_s3_bucket.config_history.arn}";

/** An event pattern with other fields in `detail`. */
const detail = (path: string, fields: object): Edit =>
  change(path, (text) => {
    const pattern = JSON.parse(String(text));
    return JSON.stringify({
      ...pattern,
      detail: { ...pattern.detail, ...fields },
    });
  });

const p = "posture";
const e = "recommended, events";
const f = "event-pipeline";
const r = "full, responses";

const rows: readonly (readonly [Preset, string, Edit])[] = [
  [
    p,
    "a prefix that channel and policy know",
    all(
      set(`${channel}.s3_key_prefix`, "history"),
      rewrite(files, "/AWSLogs/", "/history/AWSLogs/"),
    ),
  ],
  [
    p,
    "all that Config does in one statement",
    statements(files, (found) => [
      {
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: ["s3:GetBucketAcl", "s3:ListBucket", "s3:PutObject"],
        Resource: [bucket, `${bucket}/*`],
      },
      ...found.filter(({ Effect }) => Effect === "Deny"),
    ]),
  ],
  [
    p,
    "Config by its account",
    statement(files, "AllowConfigWrite", {
      Condition: {
        StringEquals: {
          "AWS:SourceAccount": account,
          "s3:x-amz-acl": "bucket-owner-full-control",
        },
      },
    }),
  ],
  [p, "no key for what Config writes", drop(`${channel}.s3_kms_key_arn`)],
  [
    p,
    "the role that AWS keeps, by its ARN",
    set(
      `${recorder}.role_arn`,
      `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    ),
  ],
  [
    p,
    "the types that the rules look at",
    set(`${recorder}.recording_group`, {
      all_supported: false,
      include_global_resource_types: false,
      resource_types: ["AWS::S3::Bucket", "AWS::EC2::SecurityGroup"],
    }),
  ],
  [
    p,
    "Config rules by a list of names, which is a choice",
    rewrite(
      compliance,
      '[{"prefix":"${var.prefix}-"}]',
      '["trailwire-restricted-ssh"]',
    ),
  ],
  [
    p,
    "whatever does not comply",
    rewrite(compliance, '["NON_COMPLIANT"]', '[{"anything-but":"COMPLIANT"}]'),
  ],
  [
    p,
    "variables that begin with aws in small letters",
    all(
      set(
        "aws_cloudwatch_event_target.compliance_non_compliant.input_transformer.input_paths.awsRegion",
        "$.detail.awsRegion",
      ),
    ),
  ],
  [p, "severities one by one", detail(guardDuty, { severity: [7, 7.1, 8] })],
  [
    p,
    "findings of one type",
    detail(guardDuty, { type: [{ prefix: "Recon" }] }),
  ],
  [
    p,
    "all of GuardDuty's findings",
    set(guardDuty, '{"detail-type":["GuardDuty Finding"]}'),
  ],
  [
    p,
    "all that comes from GuardDuty",
    set(guardDuty, '{"source":["aws.guardduty"]}'),
  ],
  [
    p,
    "what GuardDuty finds in objects",
    set(
      guardDuty,
      '{"source":["aws.guardduty"],"detail-type":["GuardDuty Malware Protection Object Scan Result"],"detail":{"scanResultDetails":{"scanResultStatus":["THREATS_FOUND"]}}}',
    ),
  ],
  [
    p,
    "GuardDuty is on if nothing else is said",
    drop("aws_guardduty_detector.guardduty.enable"),
  ],
  [
    p,
    "findings that somebody sends on",
    set(
      hub,
      '{"source":["aws.securityhub"],"detail-type":["Security Hub Findings - Custom Action"]}',
    ),
  ],
  [
    p,
    "analyzers whatever they are",
    change(analyzer, (text) => {
      const { resources: _, ...rest } = JSON.parse(String(text));
      return JSON.stringify(rest);
    }),
  ],
  [p, "public resources only", detail(analyzer, { isPublic: [true] })],
  [
    p,
    "access that nobody uses",
    set(
      analyzer,
      '{"source":["aws.access-analyzer"],"detail-type":["Unused Access Finding for IAM entities"]}',
    ),
  ],
  [p, "findings that are gone", detail(analyzer, { isDeleted: [true] })],
  [
    p,
    "previews of access, too",
    set(
      analyzer,
      '{"source":["aws.access-analyzer"],"detail":{"status":["COMPLETED"]}}',
    ),
  ],
  [
    p,
    "Macie's findings instead",
    set(
      guardDuty,
      '{"source":["aws.macie"],"detail-type":["Macie Finding"],"detail":{"severity":{"description":["High"]}}}',
    ),
  ],
  [
    p,
    "AWS's own events instead",
    set(
      guardDuty,
      '{"source":["aws.health"],"detail":{"eventScopeCode":["ACCOUNT_SPECIFIC"],"statusCode":["open"]}}',
    ),
  ],
  [e, "the sum of lost alerts", set(`${letters}.statistic`, "Sum")],
  [
    e,
    "more than none lost",
    all(
      set(`${letters}.threshold`, 0),
      set(`${letters}.comparison_operator`, "GreaterThanThreshold"),
    ),
  ],
  [e, "five lost alerts", set(`${letters}.threshold`, 5)],
  [
    e,
    "what is sent to the queue",
    set(`${letters}.metric_name`, "NumberOfMessagesSent"),
  ],
  [
    e,
    "the queue by a literal name",
    set(`${letters}.dimensions.QueueName`, "trailwire-undelivered-alerts"),
  ],
  [
    f,
    "none or fewer files",
    all(
      set(`${silence}.comparison_operator`, "LessThanOrEqualToThreshold"),
      set(`${silence}.threshold`, 0),
    ),
  ],
  [f, "five errors", set(`${errors}.threshold`, 5)],
  [
    f,
    "a function that nobody calls any more",
    add("aws_cloudwatch_metric_alarm.idle", {
      alarm_name: "idle",
      namespace: "AWS/Lambda",
      metric_name: "Invocations",
      dimensions: {
        FunctionName: "${aws_lambda_function.event_pipeline.function_name}",
      },
      statistic: "Sum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 3600,
      evaluation_periods: 1,
      treat_missing_data: "breaching",
      alarm_actions: ["${aws_sns_topic.security_alerts.arn}"],
    }),
  ],
  [
    f,
    "a queue that runs dry",
    add("aws_cloudwatch_metric_alarm.dry", {
      alarm_name: "dry",
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "${aws_sqs_queue.event_pipeline.name}" },
      statistic: "Sum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 3600,
      evaluation_periods: 1,
      alarm_actions: ["${aws_sns_topic.security_alerts.arn}"],
    }),
  ],
  [
    f,
    "AWS's own policy for logs besides",
    add("aws_iam_role_policy_attachment.logs", {
      role: "${aws_iam_role.event_pipeline_function.name}",
      policy_arn:
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    }),
  ],
  [
    f,
    "the greatest percentile",
    all(
      drop(`${silence}.statistic`),
      set(`${silence}.extended_statistic`, "p100"),
    ),
  ],
  [
    r,
    "a permission by the function's ARN",
    set(
      `${permission}.function_name`,
      "${aws_lambda_function.response_block_public_access.arn}",
    ),
  ],
  [
    r,
    "a permission for all rules",
    set(
      `${permission}.source_arn`,
      `arn:aws:events:us-east-1:${account}:rule/*`,
    ),
  ],
  [r, "a permission without a source", drop(`${permission}.source_arn`)],
  [
    r,
    "a response that acts",
    set(`${lambda}.environment.variables.RESPONSE_MODE`, "act"),
  ],
  [
    r,
    "no queue for what a response failed at",
    drop(
      "aws_lambda_function_event_invoke_config.response_block_public_access.destination_config",
    ),
  ],
  [
    r,
    "a rule that only fills a store",
    all(
      add("aws_cloudwatch_event_rule.all", {
        name: "all",
        event_pattern: '{"source":[{"prefix":"aws."}]}',
      }),
      add("aws_cloudwatch_event_target.all", {
        rule: "${aws_cloudwatch_event_rule.all.name}",
        arn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/search",
        role_arn: "${aws_iam_role.event_forwarding.arn}",
      }),
    ),
  ],
];

/** Other words for what watches the account's posture, the alerts' own health and the responses. */
export const harmlessPosture: readonly Variation[] = rows.map(
  ([preset, name, mutate]) => ({ preset, name, mutate }),
);
