import {
  all,
  doubtsAfter,
  drop,
  dropStatement,
  fault,
  faultsAfter,
  pathsAfter,
  rewrite,
  set,
  statement,
  statements,
  type Edit,
  type Json,
} from "./monitor";

const alarm = "aws_cloudwatch_metric_alarm.root_alarm";
const topic = "aws_sns_topic.security_alerts";
const policy = "aws_sns_topic_policy.security_alerts";
const text = `${policy}.policy`;
const key = "aws_kms_key.alert_key";
const kind = "alarm -> topic";
const recommended = "recommended";
const plain = "compliance-monitor";

const publish = fault(kind, "topic-publish-denied", policy, "policy");
const keyDenied = fault(kind, "topic-key-denied", key, "policy");
const account = "${data.aws_caller_identity.current.account_id}";

const composite = (rule: string, fields = {}): Edit =>
  all(
    set(`${alarm}.alarm_actions`, []),
    set("aws_cloudwatch_composite_alarm.any", {
      alarm_name: "any",
      alarm_rule: rule,
      alarm_actions: ["${aws_sns_topic.security_alerts.arn}"],
      ...fields,
    }),
  );

const topicPolicy = (fields: { [name: string]: Json }): Edit =>
  set(policy, {
    arn: `\${${topic}.arn}`,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: `\${${topic}.arn}`,
          ...fields,
        },
      ],
    }),
  });

test.each<[name: string, preset: string, Edit, ...faults: string[]]>([
  [
    "no actions",
    plain,
    set(`${alarm}.alarm_actions`, []),
    fault(kind, "no-action", alarm, "alarm_actions"),
  ],
  [
    "actions for OK only",
    plain,
    all(
      drop(`${alarm}.alarm_actions`),
      set(`${alarm}.ok_actions`, [`\${${topic}.arn}`]),
    ),
    fault(kind, "no-action", alarm, "alarm_actions"),
  ],
  [
    "actions off",
    plain,
    set(`${alarm}.actions_enabled`, false),
    fault(kind, "actions-disabled", alarm, "actions_enabled"),
  ],
  [
    "another topic",
    recommended,
    set(`${alarm}.alarm_actions`, ["arn:aws:sns:us-east-1:123456789012:other"]),
    fault(kind, "other-topic", alarm, "alarm_actions"),
  ],
  [
    "an addition to the topic's ARN",
    plain,
    set(`${alarm}.alarm_actions`, [`\${${topic}.arn}-x`]),
    fault(kind, "other-topic", alarm, "alarm_actions"),
  ],
  [
    "the statement for alarms dropped",
    recommended,
    dropStatement(text, "AllowAlarms"),
    publish,
  ],
  [
    "another service",
    recommended,
    rewrite(text, "cloudwatch.amazonaws.com", "events.amazonaws.com"),
    publish,
  ],
  ["another action", plain, topicPolicy({ Action: "sns:Subscribe" }), publish],
  [
    "another topic in the policy",
    plain,
    topicPolicy({ Resource: "arn:aws:sns:us-east-1:123456789012:other" }),
    publish,
  ],
  [
    "another alarm's ARN",
    plain,
    topicPolicy({
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:other-*" },
      },
    }),
    publish,
  ],
  [
    "the ARN of something else",
    recommended,
    rewrite(text, ":alarm:*", ":rule/*"),
    publish,
  ],
  ["a denial of services", plain, topicPolicy({ Effect: "Deny" }), publish],
  [
    "the policy for a topic that is not there",
    recommended,
    set(`${policy}.arn`, "arn:aws:sns:us-east-1:123456789012:other"),
    fault(kind, "policy-astray", policy, "arn"),
  ],
  [
    "SNS's own key",
    plain,
    set(`${topic}.kms_master_key_id`, "alias/aws/sns"),
    fault(kind, "topic-key-managed", topic, "kms_master_key_id"),
  ],
  [
    "the key's statement dropped",
    recommended,
    dropStatement(`${key}.policy`, "AllowAlarms"),
    keyDenied,
  ],
  [
    "a key that only encrypts",
    recommended,
    statement(`${key}.policy`, "AllowAlarms", {
      Action: "kms:GenerateDataKey*",
    }),
    keyDenied,
  ],
  [
    "a key for another service",
    recommended,
    rewrite(`${key}.policy`, "cloudwatch.amazonaws.com", "sns.amazonaws.com"),
    keyDenied,
  ],
  [
    "a key without policy",
    recommended,
    drop(`${key}.policy`),
    fault(kind, "no-policy", key),
  ],
  [
    "a composite alarm that acts on nothing",
    plain,
    composite('ALARM("CRITICAL-Root-Login-Detected")', {
      actions_enabled: false,
    }),
    fault(
      kind,
      "actions-disabled",
      "aws_cloudwatch_composite_alarm.any",
      "actions_enabled",
    ),
  ],
])("broken: %s", async (_, preset, edit, ...faults) => {
  expect(await faultsAfter(preset, edit)).toEqual(faults);
});

test("a key that was never for alarms is blamed on who names it", async () => {
  const [path] = await pathsAfter(
    recommended,
    set(`${topic}.kms_master_key_id`, "${aws_kms_key.audit_key.arn}"),
  );
  const problems = path?.links.flatMap((link) => link.problems);
  expect(problems).toEqual([
    expect.objectContaining({
      id: "topic-key-denied",
      at: topic,
      orAt: ["aws_kms_key.audit_key"],
    }),
    expect.objectContaining({
      id: "topic-key-denied",
      at: topic,
      orAt: ["aws_kms_key.audit_key"],
    }),
  ]);
});

test.each<[name: string, preset: string, Edit]>([
  [
    "the policy that SNS makes, written out",
    recommended,
    topicPolicy({
      Principal: { AWS: "*" },
      Condition: { StringEquals: { "AWS:SourceOwner": account } },
    }),
  ],
  [
    "everybody, limited to alarms",
    plain,
    topicPolicy({
      Principal: "*",
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:*:alarm:*" },
      },
    }),
  ],
  ["no condition", plain, topicPolicy({})],
  [
    "the policy in the topic",
    plain,
    set(
      `${topic}.policy`,
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:*","Resource":"*"}}',
    ),
  ],
  [
    "StringLike for ArnLike",
    recommended,
    rewrite(text, "ArnLike", "StringLike"),
  ],
  ["no key", recommended, drop(`${topic}.kms_master_key_id`)],
  [
    "the key by its id",
    recommended,
    set(`${topic}.kms_master_key_id`, `\${${key}.key_id}`),
  ],
  [
    "the key by its alias",
    recommended,
    set(`${topic}.kms_master_key_id`, "${aws_kms_alias.alert_key.name}"),
  ],
  [
    "a key that lets the service do all",
    recommended,
    statement(`${key}.policy`, "AllowAlarms", {
      Action: "kms:*",
      Condition: {},
    }),
  ],
  [
    "the key's policy apart",
    recommended,
    all(
      drop(`${key}.policy`),
      set("aws_kms_key_policy.alerts", {
        key_id: `\${${key}.id}`,
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"Service":["cloudwatch.amazonaws.com"]},"Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}]}',
      }),
      set(`${topic}.depends_on`, ["aws_kms_key_policy.alerts"]),
    ),
  ],
  [
    "a composite alarm",
    plain,
    composite('ALARM("CRITICAL-Root-Login-Detected") OR ALARM(other)'),
  ],
  ["a composite alarm by ARN", plain, composite(`NOT OK(\${${alarm}.arn})`)],
  [
    "a denial of plain HTTP",
    recommended,
    statements(text, (own) => [...own].reverse()),
  ],
  [
    "a second topic that hears",
    recommended,
    all(
      set("aws_sns_topic.more", { name: "more" }),
      set("aws_sns_topic_subscription.more", {
        topic_arn: "${aws_sns_topic.more.arn}",
        protocol: "sms",
        endpoint: "+15555550100",
      }),
      set(`${alarm}.alarm_actions`, [
        `\${${topic}.arn}`,
        "${aws_sns_topic.more.arn}",
      ]),
    ),
  ],
])("harmless: %s", async (_, preset, edit) => {
  expect(await faultsAfter(preset, edit)).toEqual([]);
});

test.each<[name: string, Edit, doubt: RegExp]>([
  [
    "a topic of another configuration",
    all(
      drop(topic),
      drop("aws_sns_topic_subscription.email_me"),
      set(`${alarm}.alarm_actions`, [
        "arn:aws:sns:us-east-1:123456789012:other",
      ]),
    ),
    /anybody hears of arn:aws:sns:us-east-1:123456789012:other/,
  ],
  [
    "actions that are not known",
    set(`${alarm}.alarm_actions`, "${var.alert_emails}"),
    /alarm_actions/,
  ],
  [
    "a composite alarm that needs another",
    composite('ALARM("CRITICAL-Root-Login-Detected") AND ALARM("other")'),
    /fires when only/,
  ],
  [
    "a composite alarm that is not understood",
    composite('ALARM("CRITICAL-Root-Login-Detected") XOR TRUE'),
    /fires when only/,
  ],
])("unknown: %s", async (_, edit, doubt) => {
  expect(await doubtsAfter(plain, edit)).toEqual([
    expect.stringMatching(doubt),
  ]);
});
