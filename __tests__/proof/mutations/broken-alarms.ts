import {
  addStatement,
  all,
  change,
  drop,
  dropStatement,
  rewrite,
  set,
  statement,
} from "./edits";
import { faultsOf } from "./faults-of";

const filter = "aws_cloudwatch_log_metric_filter.root_login";
const alarm = "aws_cloudwatch_metric_alarm.root_alarm";
const metric = `${filter}.metric_transformation`;
const group = "aws_cloudwatch_log_group.security_logs";
const topic = "aws_sns_topic.security_alerts";
const topicPolicy = "aws_sns_topic_policy.security_alerts";
const policy = `${topicPolicy}.policy`;
const key = "aws_kms_key.alert_key";
const mail = "aws_sns_topic_subscription.email_me";
const otherTopic = "arn:aws:sns:us-east-1:123456789012:other";

const ofFilter = faultsOf("compliance-monitor", "log group -> filter", filter, [
  [
    "the filter reads another log group",
    set(`${filter}.log_group_name`, "/aws/security/other"),
  ],
  [
    "the filter looks for a type that nobody has",
    rewrite(`${filter}.pattern`, '"Root"', '"root"'),
  ],
  [
    "the filter looks for a field that records do not have",
    rewrite(`${filter}.pattern`, "$.userIdentity.type", "$.userIdentity.kind"),
  ],
  [
    "the filter wants a field to be null that is absent",
    rewrite(`${filter}.pattern`, "NOT EXISTS", "IS NULL"),
  ],
  [
    "the filter wants what it should leave out",
    rewrite(`${filter}.pattern`, '!="AwsServiceEvent"', '="AwsServiceEvent"'),
  ],
  [
    "the filter wants a field that it should want to be absent",
    rewrite(`${filter}.pattern`, "NOT EXISTS", "EXISTS"),
  ],
  ["the pattern is no pattern", rewrite(`${filter}.pattern`, "&&", "AND")],
  ["the pattern is not closed", rewrite(`${filter}.pattern`, "}", "")],
  ["the pattern matches everything", set(`${filter}.pattern`, "")],
  [
    "the pattern matches all that is not a service's",
    set(`${filter}.pattern`, '{$.eventType != "AwsServiceEvent"}'),
  ],
]);

const ofRuleText = faultsOf(
  "recommended",
  "log group -> filter",
  "aws_cloudwatch_log_metric_filter.vpc_changes",
  [
    [
      "the filter misspells an action",
      rewrite(
        "aws_cloudwatch_log_metric_filter.vpc_changes.pattern",
        "CreateVpc)",
        "CreateVPC)",
      ),
    ],
    [
      "the filter wants all actions at once",
      rewrite(
        "aws_cloudwatch_log_metric_filter.vpc_changes.pattern",
        "||",
        "&&",
      ),
    ],
  ],
);

/** Filter and alarm agree on nothing else that could tell which of the two is wrong. */
const ofNames = [
  ...faultsOf(
    "compliance-monitor",
    "filter -> alarm",
    filter,
    [
      ["the filter makes another metric", set(`${metric}.name`, "RootUse")],
      [
        "the filter's metric is in another namespace",
        set(`${metric}.namespace`, "Securty"),
      ],
    ],
    { either: true },
  ),
  ...faultsOf(
    "compliance-monitor",
    "filter -> alarm",
    alarm,
    [
      [
        "the alarm watches another metric",
        set(`${alarm}.metric_name`, "rootusage"),
      ],
      [
        "the alarm watches another namespace",
        set(`${alarm}.namespace`, "security"),
      ],
    ],
    { either: true },
  ),
  ...faultsOf("recommended", "filter -> alarm", filter, [
    [
      "one filter's metric is in a namespace of its own",
      set(`${metric}.namespace`, "Other"),
    ],
    ["the filter counts nothing", set(`${metric}.value`, "0")],
    [
      "the filter has dimensions and a default value, which CloudWatch refuses",
      set(`${metric}.dimensions`, { User: "$.userIdentity.arn" }),
    ],
  ]),
  ...faultsOf("recommended", "filter -> alarm", alarm, [
    [
      "one alarm watches a namespace of its own",
      set(`${alarm}.namespace`, "Other"),
    ],
  ]),
];

const ofAlarm = [
  ...faultsOf("compliance-monitor", "filter -> alarm", alarm, [
    ["one event is not enough", set(`${alarm}.threshold`, 2)],
    [
      "one event does not exceed the threshold",
      set(`${alarm}.comparison_operator`, "GreaterThanThreshold"),
    ],
    [
      "the alarm is for too few events",
      set(`${alarm}.comparison_operator`, "LessThanThreshold"),
    ],
    [
      "the alarm waits for three periods",
      set(`${alarm}.evaluation_periods`, 3),
    ],
    ["silence is an alarm", set(`${alarm}.treat_missing_data`, "breaching")],
    [
      "the alarm watches a dimension that the metric lacks",
      set(`${alarm}.dimensions`, { Trail: "main" }),
    ],
    ["the alarm wants another unit", set(`${alarm}.unit`, "Bytes")],
    [
      "the alarm is for a band that nothing computes",
      set(`${alarm}.comparison_operator`, "GreaterThanUpperThreshold"),
    ],
    ["the period is none that alarms have", set(`${alarm}.period`, 45)],
  ]),
  ...faultsOf("recommended", "filter -> alarm", alarm, [
    [
      "the average of many zeros is no alarm",
      set(`${alarm}.statistic`, "Average"),
    ],
    [
      "the least of many zeros is no alarm",
      set(`${alarm}.statistic`, "Minimum"),
    ],
    [
      "the number of samples is always an alarm",
      set(`${alarm}.statistic`, "SampleCount"),
    ],
    ["a threshold of zero is always passed", set(`${alarm}.threshold`, 0)],
    ["a hundred events are wanted", set(`${alarm}.threshold`, 100)],
    [
      "two of two periods are wanted",
      all(
        set(`${alarm}.evaluation_periods`, 2),
        set(`${alarm}.datapoints_to_alarm`, 2),
      ),
    ],
  ]),
  ...faultsOf("recommended", "log group -> filter", group, [
    [
      "the log group is of a class without filters",
      set(`${group}.log_group_class`, "INFREQUENT_ACCESS"),
    ],
  ]),
  ...faultsOf("compliance-monitor", "filter -> alarm", filter, [
    ["the alarm is gone", drop(alarm), "no-alarm"],
  ]),
  ...faultsOf("compliance-monitor", "filter -> alarm", alarm, [
    ["the filter is gone", drop(filter), "no-metric"],
  ]),
  ...faultsOf("compliance-monitor", "alarm -> topic", alarm, [
    ["the alarm does nothing", set(`${alarm}.alarm_actions`, [])],
    ["the alarm has no actions", drop(`${alarm}.alarm_actions`)],
    ["the alarm's actions are off", set(`${alarm}.actions_enabled`, false)],
    [
      "the alarm tells another topic",
      set(`${alarm}.alarm_actions`, [otherTopic]),
    ],
    [
      "the alarm tells of the end only",
      all(
        set(`${alarm}.ok_actions`, [`\${${topic}.arn}`]),
        drop(`${alarm}.alarm_actions`),
      ),
    ],
  ]),
];

const ofTopic = [
  ...faultsOf("recommended", "alarm -> topic", topicPolicy, [
    [
      "the topic's statement for alarms is gone",
      dropStatement(policy, "AllowAlarms"),
      "topic-publish-denied",
    ],
    [
      "the topic's statement for alarms is for S3",
      statement(policy, "AllowAlarms", {
        Principal: { Service: "s3.amazonaws.com" },
      }),
      "topic-publish-denied",
    ],
    [
      "alarms of another region may publish",
      rewrite(
        policy,
        "cloudwatch:${data.aws_region.current.id}",
        "cloudwatch:eu-central-1",
      ),
      "topic-publish-denied",
    ],
    [
      "one alarm, which is not here, may publish",
      rewrite(policy, ":alarm:*", ":alarm:other"),
      "topic-publish-denied",
    ],
    [
      "alarms may subscribe",
      statement(policy, "AllowAlarms", { Action: "sns:Subscribe" }),
      "topic-publish-denied",
    ],
    [
      "alarms may publish to another topic",
      statement(policy, "AllowAlarms", { Resource: otherTopic }),
      "topic-publish-denied",
    ],
    [
      "CloudWatch is denied",
      addStatement(policy, {
        Effect: "Deny",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "*",
      }),
      "topic-publish-denied",
    ],
    [
      "whoever uses TLS is denied",
      statement(policy, "DenyWithoutTls", {
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      }),
      "topic-publish-denied",
    ],
    [
      "only an organization's accounts may publish",
      statement(policy, "AllowAlarms", {
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
      }),
      "topic-publish-denied",
    ],
  ]),
  ...faultsOf("recommended", "alarm -> topic", key, [
    [
      "the key's grant to alarms is gone",
      dropStatement(`${key}.policy`, "AllowAlarms"),
      "topic-key-denied",
    ],
    [
      "alarms may make data keys, not decrypt",
      statement(`${key}.policy`, "AllowAlarms", {
        Action: "kms:GenerateDataKey*",
      }),
      "topic-key-denied",
    ],
    [
      "alarms may decrypt, not make data keys",
      statement(`${key}.policy`, "AllowAlarms", { Action: "kms:Decrypt" }),
      "topic-key-denied",
    ],
    [
      "the key's grant is for the logs service",
      statement(`${key}.policy`, "AllowAlarms", {
        Principal: { Service: "logs.amazonaws.com" },
      }),
      "topic-key-denied",
    ],
    ["the key has AWS's default policy", drop(`${key}.policy`)],
  ]),
  ...faultsOf("recommended", "alarm -> topic", topic, [
    [
      "the topic has AWS's own key",
      set(`${topic}.kms_master_key_id`, "alias/aws/sns"),
      "topic-key-managed",
    ],
  ]),
  ...faultsOf("compliance-monitor", "topic -> subscription", mail, [
    ["the mails are for another topic", set(`${mail}.topic_arn`, otherTopic)],
    [
      "a mail address is called by HTTPS",
      all(
        set(`${mail}.protocol`, "https"),
        set(`${mail}.endpoint`, "security@example.com"),
      ),
    ],
    ["the protocol is none", set(`${mail}.protocol`, "mail")],
    [
      "the subscription leaves alarms out",
      set(`${mail}.filter_policy`, JSON.stringify({ NewStateValue: ["OK"] })),
    ],
    [
      "the subscription leaves alarms' messages out",
      all(
        set(`${mail}.filter_policy`, JSON.stringify({ NewStateValue: ["OK"] })),
        set(`${mail}.filter_policy_scope`, "MessageBody"),
      ),
    ],
  ]),
  ...faultsOf("compliance-monitor", "topic -> subscription", topic, [
    ["nobody subscribes", drop(mail), "no-subscription"],
  ]),
  ...faultsOf(
    "recommended",
    "topic -> subscription",
    `${mail}["security@example.com"]`,
    [
      [
        "one subscription is to another topic",
        change(`${mail}.topic_arn`, () => otherTopic),
      ],
    ],
  ),
];

/** What keeps a record in the log group from an alarm, and an alarm from people. */
export const brokenAlarms = [
  ...ofFilter,
  ...ofRuleText,
  ...ofNames,
  ...ofAlarm,
  ...ofTopic,
];
