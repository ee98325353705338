import {
  add,
  all,
  change,
  drop,
  everywhere,
  rewrite,
  set,
  type Edit,
  type Fields,
  type Json,
} from "./edits";
import type { Variation } from "./presets";
import { byRole } from "./target-role";

const trail = "aws_cloudtrail.main";
const filter = "aws_cloudwatch_log_metric_filter.root_login";
const alarm = "aws_cloudwatch_metric_alarm.root_alarm";
const group = "aws_cloudwatch_log_group.security_logs";
const topic = "aws_sns_topic.security_alerts";
const rule = "aws_cloudwatch_event_rule.bucket_deleted_event";
const target = "aws_cloudwatch_event_target.bucket_deleted_event";
const notification = "aws_s3_bucket_notification.audit_logs";

const c = "compliance-monitor";
const r = "recommended";
const e = "recommended, events";
const p = "event-pipeline";

/** All objects with their fields the other way round; lists stay, for their order may matter. */
const turned: Edit = (document) => {
  const turn = (value: Json): Json =>
    Array.isArray(value)
      ? value.map(turn)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, inner]) => [name, turn(inner)]),
          )
        : value;
  const copy = turn(document) as Fields;
  for (const name of Object.keys(document)) delete document[name];
  Object.assign(document, copy);
};

/** Every block as a list of one, as HCL's own JSON has it. */
const listed = (...addresses: readonly string[]): Edit =>
  all(
    ...addresses.map((address) => change(address, (block) => [block ?? null])),
  );

const tags = { Team: "security", "cost-centre": "42" };

const rows: readonly (readonly [Variation["preset"], string, Edit])[] = [
  [c, "fields the other way round", turned],
  [r, "fields the other way round", turned],
  [e, "fields the other way round", turned],
  [p, "fields the other way round", turned],
  [
    c,
    "blocks as lists",
    listed(trail, topic, `${filter}.metric_transformation`),
  ],
  [
    c,
    "tags",
    all(
      set(`${trail}.tags`, tags),
      set(`${topic}.tags`, tags),
      set(`${group}.tags`, tags),
    ),
  ],
  [
    c,
    "the topic's resource renamed",
    move("aws_sns_topic", "security_alerts", "alarms"),
  ],
  [
    c,
    "the log group's resource renamed",
    move("aws_cloudwatch_log_group", "security_logs", "trail"),
  ],
  [
    c,
    "the bucket's resource renamed",
    move("aws_s3_bucket", "audit_logs", "logs"),
  ],
  [
    c,
    "the role's resource renamed",
    move("aws_iam_role", "ct_role", "delivery"),
  ],
  [
    r,
    "the keys' resources renamed",
    all(
      move("aws_kms_key", "audit_key", "one"),
      move("aws_kms_key", "alert_key", "two"),
    ),
  ],
  [
    p,
    "the function's resource renamed",
    move("aws_lambda_function", "event_pipeline", "reader"),
  ],
  [
    p,
    "the queue's resource renamed",
    move("aws_sqs_queue", "event_pipeline", "files"),
  ],
  [
    c,
    "another name of the trail",
    set(`${trail}.name`, "organization-wide-security-audit-trail"),
  ],
  [c, "another name of the topic", set(`${topic}.name`, "security")],
  [c, "another name of the log group", set(`${group}.name`, "cloudtrail")],
  [c, "another name of the alarm", set(`${alarm}.alarm_name`, "root was used")],
  [c, "another name of the filter", set(`${filter}.name`, "root")],
  [
    c,
    "another name of the metric, in both places",
    everywhere("RootUsage", "RootAccountUse"),
  ],
  [
    c,
    "another namespace, in both places",
    all(
      set(`${filter}.metric_transformation.namespace`, "CISBenchmark"),
      set(`${alarm}.namespace`, "CISBenchmark"),
    ),
  ],
  [
    c,
    "the alarm refers to the filter",
    all(
      set(
        `${alarm}.metric_name`,
        `\${${filter}.metric_transformation[0].name}`,
      ),
      set(
        `${alarm}.namespace`,
        `\${${filter}.metric_transformation[0].namespace}`,
      ),
    ),
  ],
  [
    c,
    "literal names instead of references",
    all(set(`${filter}.log_group_name`, "/aws/security/global-audit")),
  ],
  [
    c,
    "an id instead of a name",
    set(`${filter}.log_group_name`, `\${${group}.id}`),
  ],
  [
    c,
    "a topic's id instead of its ARN",
    set(`${alarm}.alarm_actions`, [`\${${topic}.id}`]),
  ],
  [
    c,
    "a bucket's name instead of its id",
    set(`${trail}.s3_bucket_name`, "${aws_s3_bucket.audit_logs.bucket}"),
  ],
  [
    c,
    "a role by its name",
    set("aws_iam_role_policy.ct_policy.role", "CloudTrailToCloudWatchRole"),
  ],
  [
    c,
    "an ARN by format",
    set(
      `${trail}.cloud_watch_logs_group_arn`,
      `\${format("%s:*", ${group}.arn)}`,
    ),
  ],
  [
    c,
    "an ARN by join",
    set(
      `${trail}.cloud_watch_logs_group_arn`,
      `\${join(":", [${group}.arn, "*"])}`,
    ),
  ],
  [
    c,
    "a local between",
    all(
      (document) => {
        document["locals"] = { streams: `\${${group}.arn}:*` };
      },
      set(`${trail}.cloud_watch_logs_group_arn`, "${local.streams}"),
    ),
  ],
  [
    c,
    "a policy by jsonencode",
    set(
      "aws_iam_role.ct_role.assume_role_policy",
      '${jsonencode({Version = "2012-10-17", Statement = [{Effect = "Allow", Action = "sts:AssumeRole", Principal = {Service = "cloudtrail.amazonaws.com"}}]})}',
    ),
  ],
  [
    c,
    "a policy by a data source",
    all(
      (document) => {
        document["data"] = {
          aws_iam_policy_document: {
            trust: {
              statement: [
                {
                  actions: ["sts:AssumeRole"],
                  principals: [
                    {
                      type: "Service",
                      identifiers: ["cloudtrail.amazonaws.com"],
                    },
                  ],
                },
              ],
            },
          },
        };
      },
      set(
        "aws_iam_role.ct_role.assume_role_policy",
        "${data.aws_iam_policy_document.trust.json}",
      ),
    ),
  ],
  [
    c,
    "numbers as texts",
    all(
      set(`${alarm}.threshold`, "1"),
      set(`${alarm}.period`, "60"),
      set(`${alarm}.evaluation_periods`, "1"),
    ),
  ],
  [c, "truth as text", set(`${trail}.is_multi_region_trail`, "true")],
  [c, "another period", set(`${alarm}.period`, 300)],
  [c, "the greatest sample", set(`${alarm}.statistic`, "Maximum")],
  [
    c,
    "more than none",
    all(
      set(`${alarm}.comparison_operator`, "GreaterThanThreshold"),
      set(`${alarm}.threshold`, 0),
    ),
  ],
  [c, "missing data is missing", drop(`${alarm}.treat_missing_data`)],
  [c, "one of one period", set(`${alarm}.datapoints_to_alarm`, 1)],
  [c, "as many as periods", set(`${alarm}.datapoints_to_alarm`, 0)],
  [
    c,
    "a default of zero",
    set(`${filter}.metric_transformation.default_value`, "0"),
  ],
  [
    c,
    "the pattern with other spaces",
    rewrite(`${filter}.pattern`, " && ", "  &&  "),
  ],
  [
    c,
    "the pattern in parentheses",
    change(`${filter}.pattern`, (text) =>
      String(text).replace("{", "{ (").replace("}", ") }"),
    ),
  ],
  [
    c,
    "the pattern in another order",
    set(
      `${filter}.pattern`,
      '{ $.eventType != "AwsServiceEvent" && $.userIdentity.invokedBy NOT EXISTS && $.userIdentity.type = "Root" }',
    ),
  ],
  [
    c,
    "also when all is well again",
    set(`${alarm}.ok_actions`, [`\${${topic}.arn}`]),
  ],
  [
    c,
    "a second topic with a subscription of its own",
    all(
      add("aws_sns_topic.second", { name: "second" }),
      add("aws_sns_topic_subscription.second", {
        topic_arn: "${aws_sns_topic.second.arn}",
        protocol: "email",
        endpoint: "security@example.com",
      }),
      set(`${alarm}.alarm_actions`, [
        `\${${topic}.arn}`,
        "${aws_sns_topic.second.arn}",
      ]),
    ),
  ],
  [
    c,
    "a second subscription",
    add("aws_sns_topic_subscription.second", {
      topic_arn: `\${${topic}.arn}`,
      protocol: "sms",
      endpoint: "+15555550100",
    }),
  ],
  [
    c,
    "raw messages for mail that is JSON",
    set("aws_sns_topic_subscription.email_me.protocol", "email-json"),
  ],
  [c, "retention", set(`${group}.retention_in_days`, 400)],
  [
    c,
    "validation of log files",
    set(`${trail}.enable_log_file_validation`, true),
  ],
  [c, "the default of logging", drop(`${trail}.enable_logging`)],
  [
    c,
    "all management events, in so many words",
    set(`${trail}.event_selector`, [
      { read_write_type: "All", include_management_events: true },
    ]),
  ],
  [
    c,
    "management events, in advanced words",
    set(`${trail}.advanced_event_selector`, [
      {
        name: "all",
        field_selector: [{ field: "eventCategory", equals: ["Management"] }],
      },
    ]),
  ],
  [
    c,
    "insights",
    set(`${trail}.insight_selector`, [{ insight_type: "ApiCallRateInsight" }]),
  ],
  [
    c,
    "a prefix that trail and policy know",
    all(
      set(`${trail}.s3_key_prefix`, "audit"),
      rewrite(
        "aws_s3_bucket_policy.ct_policy.policy",
        "/AWSLogs/*",
        "/audit/AWSLogs/*",
      ),
    ),
  ],
  [
    c,
    "something unrelated",
    all(
      add("aws_vpc.main", { cidr_block: "10.0.0.0/16" }),
      add("aws_sqs_queue.jobs", { name: "jobs" }),
      add("aws_lambda_function.web", {
        function_name: "web",
        role: "arn:aws:iam::123456789012:role/web",
        handler: "a.b",
        runtime: "nodejs22.x",
      }),
    ),
  ],
  [
    c,
    "an alarm about something else",
    add("aws_cloudwatch_metric_alarm.cpu", {
      alarm_name: "cpu",
      namespace: "AWS/EC2",
      metric_name: "CPUUtilization",
      statistic: "Average",
      comparison_operator: "GreaterThanThreshold",
      threshold: 80,
      period: 300,
      evaluation_periods: 2,
      alarm_actions: [`\${${topic}.arn}`],
    }),
  ],
  [
    c,
    "the trail waits for more",
    change(`${trail}.depends_on`, () => [
      "aws_s3_bucket_policy.ct_policy",
      "aws_iam_role_policy.ct_policy",
    ]),
  ],
  [
    c,
    "the trail waits for the module of the policy through another resource",
    all(
      set(`${trail}.depends_on`, ["null_resource.ready"]),
      add("null_resource.ready", {
        depends_on: ["aws_s3_bucket_policy.ct_policy"],
      }),
    ),
  ],
  [
    c,
    "the trail names the bucket by its policy",
    all(
      drop(`${trail}.depends_on`),
      set(
        `${trail}.s3_bucket_name`,
        "${aws_s3_bucket_policy.ct_policy.bucket}",
      ),
    ),
  ],
  [c, "another region", set("provider.aws.0.region", "eu-central-1")],
  [c, "a life cycle", set(`${trail}.lifecycle`, { prevent_destroy: true })],
  [
    r,
    "another prefix",
    set("variable.prefix.default", "acme-security-monitoring"),
  ],
  [
    r,
    "a key by its id",
    set(`${topic}.kms_master_key_id`, "${aws_kms_key.alert_key.key_id}"),
  ],
  [
    r,
    "a key by its alias",
    set(`${topic}.kms_master_key_id`, "${aws_kms_alias.alert_key.name}"),
  ],
  [r, "no key at all", drop(`${topic}.kms_master_key_id`)],
  [r, "no key for the trail", drop(`${trail}.kms_key_id`)],
  [r, "another description", set(`${alarm}.alarm_description`, "Root!")],
  [e, "the state that is the default", drop(`${rule}.state`)],
  [e, "another name of the rule", set(`${rule}.name`, "bucket-gone")],
  [e, "the rule by its id", set(`${target}.rule`, `\${${rule}.id}`)],
  [
    e,
    "the default bus by its name",
    all(
      set(`${rule}.event_bus_name`, "default"),
      set(`${target}.event_bus_name`, "default"),
    ),
  ],
  [e, "a role in the place of the topic's policy", byRole(target)],
  [e, "no dead letters", drop(`${target}.dead_letter_config`)],
  [e, "no transformer", drop(`${target}.input_transformer`)],
  [
    e,
    "one path of the event alone",
    all(
      drop(`${target}.input_transformer`),
      set(`${target}.input_path`, "$.detail"),
    ),
  ],
  [
    e,
    "the pattern with spaces",
    change(`${rule}.event_pattern`, (text) =>
      JSON.stringify(JSON.parse(String(text)), null, 2),
    ),
  ],
  [
    e,
    "the pattern without a source",
    change(`${rule}.event_pattern`, (text) => {
      const { source: _, ...rest } = JSON.parse(String(text));
      return JSON.stringify(rest);
    }),
  ],
  [
    e,
    "another retry policy",
    set(`${target}.retry_policy.maximum_retry_attempts`, 3),
  ],
  [
    e,
    "a second target",
    add("aws_cloudwatch_event_target.second", {
      rule: `\${${rule}.name}`,
      arn: `\${${topic}.arn}`,
      target_id: "second",
    }),
  ],
  [
    p,
    "no suffix",
    all(
      drop(`${notification}.queue.0.filter_suffix`),
      drop(`${notification}.queue.1.filter_suffix`),
    ),
  ],
  [p, "a shorter suffix", set(`${notification}.queue.0.filter_suffix`, ".gz")],
  [
    p,
    "a shorter prefix",
    all(
      set(`${notification}.queue`, [
        {
          events: ["s3:ObjectCreated:*"],
          queue_arn: "${aws_sqs_queue.event_pipeline.arn}",
          filter_prefix: "AWSLogs/",
        },
      ]),
    ),
  ],
  [
    p,
    "a narrower kind of creation",
    set(`${notification}.queue.0.events`, [
      "s3:ObjectCreated:Put",
      "s3:ObjectCreated:CompleteMultipartUpload",
    ]),
  ],
  [
    p,
    "notices in another order",
    change(`${notification}.queue`, (list) =>
      Array.isArray(list) ? list.toReversed() : list,
    ),
  ],
  [
    p,
    "one queue less, of what is not recorded",
    drop(`${notification}.queue.1`),
  ],
  [
    p,
    "more memory",
    set("aws_lambda_function.event_pipeline.memory_size", 1024),
  ],
  [
    p,
    "a longer wait",
    set("aws_sqs_queue.event_pipeline.visibility_timeout_seconds", 3600),
  ],
  [
    p,
    "the function by its name",
    set(
      "aws_lambda_event_source_mapping.event_pipeline_function.function_name",
      "${aws_lambda_function.event_pipeline.function_name}",
    ),
  ],
  [
    p,
    "a smaller batch",
    set(
      "aws_lambda_event_source_mapping.event_pipeline_function.batch_size",
      1,
    ),
  ],
  [
    p,
    "an index less",
    drop("aws_dynamodb_table.event_pipeline_findings.global_secondary_index"),
  ],
  [
    p,
    "SQS's own encryption",
    all(
      drop("aws_sqs_queue.event_pipeline.kms_master_key_id"),
      set("aws_sqs_queue.event_pipeline.sqs_managed_sse_enabled", true),
    ),
  ],
  [
    p,
    "an alarm less",
    drop("aws_cloudwatch_metric_alarm.event_pipeline_alarms_errors"),
  ],
];

/** Another name of a resource, wherever it is referred to. */
function move(type: string, from: string, to: string): Edit {
  return all(
    (document) => {
      const { resource } = document as { resource: { [type: string]: Fields } };
      const block = resource[type];
      const moved = block?.[from];
      if (block === undefined || moved === undefined) {
        throw new Error(`there is no ${type}.${from}`);
      }
      delete block[from];
      block[to] = moved;
    },
    everywhere(`${type}.${from}`, `${type}.${to}`),
  );
}

/** Other ways to write the same configuration, and changes that nobody's alert hinges on. */
export const harmlessShapes: readonly Variation[] = rows.map(
  ([preset, name, mutate]) => ({ preset, name, mutate }),
);
