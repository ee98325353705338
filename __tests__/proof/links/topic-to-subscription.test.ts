import {
  all,
  doubtsAfter,
  drop,
  fault,
  faultsAfter,
  modelAfter,
  pathsAfter,
  set,
  type Edit,
  type Json,
} from "./monitor";
import { alertPaths } from "../../../src/proof/paths";

const topic = "aws_sns_topic.security_alerts";
const mail = "aws_sns_topic_subscription.email_me";
const kind = "topic -> subscription";
const plain = "compliance-monitor";
const topicArn = `\${${topic}.arn}`;

/** Subscribes a queue instead of the mail address. */
const queue = (policy: Json, fields = {}): Edit =>
  all(
    set("aws_sqs_queue.pager", { name: "pager", ...fields }),
    set("aws_sqs_queue_policy.pager", {
      queue_url: "${aws_sqs_queue.pager.id}",
      policy: JSON.stringify({ Version: "2012-10-17", Statement: policy }),
    }),
    set(mail, {
      topic_arn: topicArn,
      protocol: "sqs",
      endpoint: "${aws_sqs_queue.pager.arn}",
    }),
  );

const send = (fields = {}) => ({
  Effect: "Allow",
  Principal: { Service: "sns.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: "${aws_sqs_queue.pager.arn}",
  Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
  ...fields,
});

/** Subscribes a function instead of the mail address. */
const lambda = (permission: Json): Edit =>
  all(
    set("aws_lambda_function.pager", {
      function_name: "pager",
      role: "arn:aws:iam::123456789012:role/pager",
    }),
    set("aws_lambda_permission.pager", permission),
    set(mail, {
      topic_arn: topicArn,
      protocol: "lambda",
      endpoint: "${aws_lambda_function.pager.arn}",
    }),
  );

const permission = (fields = {}) => ({
  function_name: "${aws_lambda_function.pager.function_name}",
  action: "lambda:InvokeFunction",
  principal: "sns.amazonaws.com",
  source_arn: topicArn,
  ...fields,
});

const invoke = (argument: string) =>
  fault(kind, "invoke-denied", "aws_lambda_permission.pager", argument);

test.each<[name: string, Edit, ...faults: string[]]>([
  ["no subscription", drop(mail), fault(kind, "no-subscription", topic)],
  [
    "a subscription to another topic",
    set(`${mail}.topic_arn`, "arn:aws:sns:us-east-1:123456789012:other"),
    fault(kind, "subscription-astray", mail, "topic_arn"),
  ],
  [
    "an addition to the topic's ARN",
    set(`${mail}.topic_arn`, `${topicArn}-x`),
    fault(kind, "subscription-astray", mail, "topic_arn"),
  ],
  [
    "an address without @",
    set(`${mail}.endpoint`, "security.example.com"),
    fault(kind, "wrong-endpoint", mail, "endpoint"),
  ],
  [
    "a mail address for HTTPS",
    all(
      set(`${mail}.endpoint`, "security@example.com"),
      set(`${mail}.protocol`, "https"),
    ),
    fault(kind, "wrong-endpoint", mail, "endpoint"),
  ],
  [
    "a protocol that there is not",
    set(`${mail}.protocol`, "pigeon"),
    fault(kind, "unknown-protocol", mail, "protocol"),
  ],
  [
    "a filter of attributes, which alarms do not have",
    set(`${mail}.filter_policy`, '{"severity":["high"]}'),
    fault(kind, "filtered-out", mail, "filter_policy"),
  ],
  [
    "a filter of the body for another state",
    all(
      set(`${mail}.filter_policy`, '{"NewStateValue":["OK"]}'),
      set(`${mail}.filter_policy_scope`, "MessageBody"),
    ),
    fault(kind, "filtered-out", mail, "filter_policy"),
  ],
  [
    "a filter that SNS refuses",
    set(`${mail}.filter_policy`, '{"severity":"high"}'),
    fault(kind, "invalid-filter-policy", mail, "filter_policy"),
  ],
  [
    "a queue for another topic",
    queue(
      send({
        Condition: {
          ArnEquals: {
            "aws:SourceArn": "arn:aws:sns:us-east-1:123456789012:other",
          },
        },
      }),
    ),
    fault(kind, "queue-send-denied", "aws_sqs_queue_policy.pager", "policy"),
  ],
  [
    "a queue without policy",
    all(queue(send()), drop("aws_sqs_queue_policy.pager")),
    fault(kind, "no-policy", "aws_sqs_queue.pager"),
  ],
  [
    "a queue with SQS's own key",
    queue(send(), { kms_master_key_id: "alias/aws/sqs" }),
    fault(
      kind,
      "queue-key-managed",
      "aws_sqs_queue.pager",
      "kms_master_key_id",
    ),
  ],
  [
    "a function for another service",
    lambda(permission({ principal: "events.amazonaws.com" })),
    invoke("principal"),
  ],
  [
    "a function for another topic",
    lambda(
      permission({ source_arn: "arn:aws:sns:us-east-1:123456789012:other" }),
    ),
    invoke("source_arn"),
  ],
  [
    "a function for another action",
    lambda(permission({ action: "lambda:GetFunction" })),
    invoke("action"),
  ],
  [
    "another function's permission",
    lambda(permission({ function_name: "other" })),
    fault(
      kind,
      "permission-astray",
      "aws_lambda_permission.pager",
      "function_name",
    ),
  ],
  [
    "a function without permission",
    all(lambda(permission()), drop("aws_lambda_permission.pager")),
    fault(kind, "no-permission", "aws_lambda_function.pager"),
  ],
])("broken: %s", async (_, edit, ...faults) => {
  expect(await faultsAfter(plain, edit)).toEqual(faults);
});

test.each<[name: string, Edit]>([
  ["JSON by mail", set(`${mail}.protocol`, "email-json")],
  [
    "a text message",
    all(
      set(`${mail}.protocol`, "sms"),
      set(`${mail}.endpoint`, "+15555550100"),
    ),
  ],
  [
    "a filter of the body for alarms",
    all(
      set(`${mail}.filter_policy`, '{"NewStateValue":["ALARM"]}'),
      set(`${mail}.filter_policy_scope`, "MessageBody"),
    ),
  ],
  ["a queue", queue(send())],
  [
    "a queue for its account's topics",
    queue(
      send({
        Principal: "*",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:global-*" } },
      }),
    ),
  ],
  ["a function", lambda(permission())],
  [
    "a function for all topics",
    lambda({
      function_name: "${aws_lambda_function.pager.arn}",
      action: "lambda:*",
      principal: "sns.amazonaws.com",
    }),
  ],
  [
    "a chat channel",
    all(
      drop(mail),
      set("aws_chatbot_slack_channel_configuration.pager", {
        configuration_name: "pager",
        sns_topic_arns: [topicArn],
      }),
    ),
  ],
])("harmless: %s", async (_, edit) => {
  expect(await faultsAfter(plain, edit)).toEqual([]);
});

test.each<[name: string, Edit, doubt: RegExp]>([
  [
    "a queue of another configuration",
    set(mail, {
      topic_arn: topicArn,
      protocol: "sqs",
      endpoint: "arn:aws:sqs:us-east-1:210987654321:pager",
    }),
    /pager lets aws_sns_topic\.security_alerts in/,
  ],
  [
    "a topic that is not known",
    set(`${mail}.topic_arn`, "${random_id.suffix.dec}"),
    /subscribes to aws_sns_topic\.security_alerts/,
  ],
])("unknown: %s", async (_, edit, doubt) => {
  expect(await doubtsAfter(plain, edit)).toEqual([
    expect.stringMatching(doubt),
  ]);
});

test("one subscription that works is enough, and the dead one is told", async () => {
  const dead = set("aws_sns_topic_subscription.dead", {
    topic_arn: topicArn,
    protocol: "https",
    endpoint: "http://example.com",
  });
  const [path] = await pathsAfter(plain, dead);
  const link = path?.links.at(-1);
  expect(link).toMatchObject({ kind, verdict: "holds", to: mail });
  expect(link?.notes).toEqual(
    expect.arrayContaining([
      expect.stringContaining(
        "aws_sns_topic_subscription.dead: protocol https needs",
      ),
    ]),
  );
});

test("a list of addresses that is empty by default leaves it open", async () => {
  const model = await modelAfter(plain, drop(mail));
  const [path] = alertPaths({
    ...model,
    empty: [
      {
        address: "aws_sns_topic_subscription.email_me",
        variables: ["var.alert_emails"],
        values: {},
      },
    ],
  });
  expect(path?.links.at(-1)).toMatchObject({
    verdict: "unknown",
    doubts: [expect.stringContaining("--var")],
  });
});
