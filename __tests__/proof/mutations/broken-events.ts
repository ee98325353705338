import {
  addStatement,
  change,
  drop,
  dropStatement,
  rewrite,
  set,
  statement,
  all,
} from "./edits";
import { faultsOf } from "./faults-of";
import { byRole, targetRole, targetRolePolicy } from "./target-role";

const trail = "aws_cloudtrail.main";
const rule = "aws_cloudwatch_event_rule.bucket_deleted_event";
const target = "aws_cloudwatch_event_target.bucket_deleted_event";
const template = `${target}.input_transformer.input_template`;
const paths = `${target}.input_transformer.input_paths`;
const topic = "aws_sns_topic.security_alerts";
const topicPolicy = "aws_sns_topic_policy.security_alerts";
const key = "aws_kms_key.alert_key";
const queuePolicy = "aws_sqs_queue_policy.undelivered_alerts";
const forwarder =
  "aws_cloudwatch_event_rule.event_forwarding_writes_from_us_west_2";
const forwarded = `${forwarder}["us-west-2"]`;
const carrier =
  "aws_cloudwatch_event_target.event_forwarding_writes_from_us_west_2";
const carried = `${carrier}["us-west-2"]`;
const role = "aws_iam_role.event_forwarding";
const rolePolicy = "aws_iam_role_policy.event_forwarding";

const sourceAccount = {
  StringEquals: {
    "aws:SourceAccount": "${data.aws_caller_identity.current.account_id}",
  },
};
const sourceArn = {
  ArnLike: {
    "aws:SourceArn":
      "arn:aws:events:us-east-1:${data.aws_caller_identity.current.account_id}:rule/*",
  },
};

/** What keeps an event from its rule, and a rule's message from people. */
export const brokenEvents = [
  ...faultsOf("recommended, events", "rule -> target", targetRolePolicy, [
    [
      "the target's role may not publish",
      byRole(target, { action: ["kms:GenerateDataKey*", "kms:Decrypt"] }),
      "role-permission-denied",
    ],
    [
      "the target's role may not use the topic's key",
      byRole(target, { action: ["sns:Publish", "kms:Decrypt"] }),
      "role-key-denied",
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", targetRole, [
    [
      "the target's role is for another service",
      byRole(target, { service: "lambda.amazonaws.com" }),
      "role-trust-denied",
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", target, [
    [
      "the target's role by its name",
      set(`${target}.role_arn`, "delivery"),
      "names-nothing-here",
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", topicPolicy, [
    [
      "the topic denies the target's role",
      all(
        byRole(target),
        addStatement(`${topicPolicy}.policy`, {
          Effect: "Deny",
          Principal: { AWS: `\${${targetRole}.arn}` },
          Action: "sns:Publish",
          Resource: `\${${topic}.arn}`,
        }),
      ),
      "role-permission-denied",
    ],
  ]),
  ...faultsOf("recommended, events", "event bus -> rule", rule, [
    [
      "the source stands in another spelling",
      rewrite(`${rule}.event_pattern`, '"source":', '"eventSource":'),
      "event-field",
    ],
    [
      "the names of actions stand beside the details",
      change(`${rule}.event_pattern`, (text) => {
        const { detail, ...rest } = JSON.parse(String(text));
        return JSON.stringify({ ...rest, ...detail });
      }),
      "event-field",
    ],
    [
      "the pattern is for another region",
      change(`${rule}.event_pattern`, (text) =>
        JSON.stringify({
          ...JSON.parse(String(text)),
          region: ["ap-south-1"],
        }),
      ),
    ],
  ]),
  ...faultsOf("recommended, events", "trail -> event bus", trail, [
    ["the trail does not log", set(`${trail}.enable_logging`, false)],
    [
      "the trail records no management events",
      set(`${trail}.event_selector`, [{ include_management_events: false }]),
    ],
    [
      "the trail records reading only",
      set(`${trail}.event_selector`, [{ read_write_type: "ReadOnly" }]),
    ],
    [
      "the advanced selectors leave management events out",
      set(`${trail}.advanced_event_selector`, [
        {
          name: "data",
          field_selector: [
            { field: "eventCategory", equals: ["Data"] },
            { field: "resources.type", equals: ["AWS::S3::Object"] },
          ],
        },
      ]),
    ],
  ]),
  ...faultsOf("recommended, events", "event bus -> rule", rule, [
    ["the rule is off", set(`${rule}.state`, "DISABLED")],
    [
      "the rule is off in the old spelling",
      all(drop(`${rule}.state`), set(`${rule}.is_enabled`, false)),
    ],
    [
      "the pattern misspells the action",
      rewrite(`${rule}.event_pattern`, "DeleteBucket", "DeleteBuckets"),
    ],
    [
      "the pattern names another service",
      rewrite(
        `${rule}.event_pattern`,
        "s3.amazonaws.com",
        "s3api.amazonaws.com",
      ),
    ],
    [
      "the pattern wants a source that CloudTrail never has",
      rewrite(`${rule}.event_pattern`, '"aws."', '"aws.cloudtrail"'),
    ],
    [
      "the pattern wants a type of events that is none",
      rewrite(`${rule}.event_pattern`, " via CloudTrail", " via Cloudtrail"),
    ],
    [
      "the pattern is no JSON",
      rewrite(`${rule}.event_pattern`, '"detail"', "detail"),
    ],
    [
      "the pattern has an operator that is none",
      rewrite(`${rule}.event_pattern`, '"prefix"', '"starts-with"'),
    ],
    [
      "the pattern compares with a text that is no list",
      set(`${rule}.event_pattern`, '{"source":"aws.s3"}'),
    ],
    ["the rule listens on another bus", set(`${rule}.event_bus_name`, "other")],
  ]),
  ...faultsOf("recommended, events", "rule -> target", topicPolicy, [
    [
      "the topic's statement for events is gone",
      dropStatement(`${topicPolicy}.policy`, "AllowEvents"),
      "topic-publish-denied",
    ],
    [
      "the topic's statement for events is for SES",
      statement(`${topicPolicy}.policy`, "AllowEvents", {
        Principal: { Service: "ses.amazonaws.com" },
      }),
      "topic-publish-denied",
    ],
    [
      "events are to name an account, which EventBridge does not",
      statement(`${topicPolicy}.policy`, "AllowEvents", {
        Condition: sourceAccount,
      }),
    ],
    [
      "events may read the topic",
      statement(`${topicPolicy}.policy`, "AllowEvents", {
        Action: "sns:GetTopicAttributes",
      }),
      "topic-publish-denied",
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", topic, [
    ["the topic's policy is gone", drop(topicPolicy)],
    [
      "the topic has AWS's own key",
      set(`${topic}.kms_master_key_id`, "alias/aws/sns"),
      "topic-key-managed",
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", key, [
    [
      "the key's grant to events is gone",
      dropStatement(`${key}.policy`, "AllowEvents"),
      "topic-key-denied",
    ],
    [
      "the key's grant is for rules that name themselves, which they do not",
      statement(`${key}.policy`, "AllowEvents", { Condition: sourceArn }),
    ],
    [
      "events may decrypt only",
      statement(`${key}.policy`, "AllowEvents", { Action: ["kms:Decrypt"] }),
      "topic-key-denied",
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", target, [
    ["the target is another rule's", set(`${target}.rule`, "some-other-rule")],
    [
      "the target is another topic",
      set(`${target}.arn`, "arn:aws:sns:us-east-1:123456789012:other"),
    ],
    [
      "the message uses a variable that is not there",
      rewrite(template, "<caller>", "<culprit>"),
    ],
    ["the message's variables lack one", drop(`${paths}.caller`)],
    ["a path is no path", set(`${paths}.caller`, "detail.userIdentity.arn")],
    ["a line of the message is not quoted", rewrite(template, '"Who:', "Who:")],
    [
      "the message is a fixed text and a transformed one",
      set(`${target}.input`, '"something happened"'),
    ],
    [
      "the dead letters go to another queue",
      set(
        `${target}.dead_letter_config.arn`,
        "arn:aws:sqs:us-east-1:123456789012:other",
      ),
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", rule, [
    ["the target is gone", drop(target)],
  ]),
  ...faultsOf("recommended, events", "rule -> target", queuePolicy, [
    [
      "the statement of the dead letters is gone",
      dropStatement(`${queuePolicy}.policy`, "AllowUndeliveredEvents"),
    ],
    [
      "the dead letters are for the alarms",
      statement(`${queuePolicy}.policy`, "AllowUndeliveredEvents", {
        Principal: { Service: "cloudwatch.amazonaws.com" },
      }),
    ],
    [
      "the dead letters are for rules of another region",
      rewrite(
        `${queuePolicy}.policy`,
        "events:${data.aws_region.current.id}",
        "events:eu-central-1",
      ),
    ],
    [
      "the dead letters may be read only",
      statement(`${queuePolicy}.policy`, "AllowUndeliveredEvents", {
        Action: "sqs:ReceiveMessage",
      }),
    ],
    [
      "the dead letters' policy is for another queue",
      rewrite(
        `${queuePolicy}.policy`,
        '"Action":"sqs:SendMessage","Resource":"${aws_sqs_queue.undelivered_alerts.arn}"',
        '"Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:other"',
      ),
    ],
  ]),
  ...faultsOf("recommended, events", "region -> home bus", forwarded, [
    ["a forwarding rule is off", set(`${forwarder}.state`, "DISABLED")],
    [
      "a forwarding rule lets other services through only",
      set(
        `${forwarder}.event_pattern`,
        '{"source":["aws.ec2"],"detail-type":["AWS API Call via CloudTrail"]}',
      ),
    ],
  ]),
  ...faultsOf("recommended, events", "rule -> target", forwarded, [
    [
      "a forwarding rule is in the region that it forwards to",
      set(`${forwarder}.provider`, "aws"),
    ],
  ]),
  ...faultsOf("recommended, events", "region -> home bus", carried, [
    [
      "forwarding goes to another bus",
      rewrite(`${carrier}.arn`, "event-bus/default", "event-bus/other"),
    ],
    [
      "forwarding goes to another region",
      rewrite(
        `${carrier}.arn`,
        "${data.aws_region.current.id}",
        "eu-central-1",
      ),
    ],
    ["forwarding has no role", drop(`${carrier}.role_arn`)],
    [
      "forwarding has the role of the trail",
      set(`${carrier}.role_arn`, "${aws_iam_role.ct_role.arn}"),
    ],
  ]),
  ...faultsOf("recommended, events", "region -> home bus", role, [
    [
      "EventBridge may not take the forwarding role",
      statement(`${role}.assume_role_policy`, 0, {
        Principal: { Service: "ec2.amazonaws.com" },
      }),
    ],
    [
      "the forwarding role's trust denies",
      statement(`${role}.assume_role_policy`, 0, { Effect: "Deny" }),
    ],
    ["the forwarding role's policy is gone", drop(rolePolicy)],
  ]),
  ...faultsOf("recommended, events", "region -> home bus", rolePolicy, [
    [
      "the forwarding role may put nothing",
      statement(`${rolePolicy}.policy`, 0, { Action: "events:PutRule" }),
    ],
    [
      "the forwarding role is for another bus",
      rewrite(`${rolePolicy}.policy`, "event-bus/default", "event-bus/other"),
    ],
    [
      "the forwarding role's policy denies",
      statement(`${rolePolicy}.policy`, 0, { Effect: "Deny" }),
    ],
    [
      "the forwarding role's policy is another role's",
      change(`${rolePolicy}.role`, () => "${aws_iam_role.ct_role.id}"),
    ],
  ]),
];
