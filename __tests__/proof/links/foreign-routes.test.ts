import {
  all,
  drop,
  fault,
  faultsAfter,
  pathsAfter,
  rewrite,
  set,
  statements,
  type Edit,
  type Json,
} from "./monitor";

/*
 * Routes that this project does not build, and others do: rules that invoke functions, write logs
 * and feed queues; buckets and log groups that invoke functions.
 */

const lambda = "aws_lambda_function.alerts";
const permission = "aws_lambda_permission.alerts";
const group = "aws_cloudwatch_log_group.security_logs";
const role = "aws_iam_role.alerts";
const policy = "aws_iam_role_policy.alerts";
const topic = "aws_sns_topic.security_alerts";

const document = (...statements: Json[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A function of somebody's that publishes to the preset's topic. */
const foreign = (source: { [name: string]: Json }) =>
  all(
    set(role, {
      name: "alerts",
      assume_role_policy: document({
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
    }),
    set(policy, {
      role: `\${${role}.id}`,
      policy: document(
        {
          Effect: "Allow",
          Action: ["sns:Publish"],
          Resource: `\${${topic}.arn}`,
        },
        {
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: "${aws_s3_bucket.audit_logs.arn}/*",
        },
      ),
    }),
    set(lambda, {
      function_name: "alerts",
      role: `\${${role}.arn}`,
      environment: { variables: { TOPIC: `\${${topic}.arn}` } },
    }),
    set(permission, {
      function_name: `\${${lambda}.function_name}`,
      action: "lambda:InvokeFunction",
      ...source,
    }),
  );

const rule = "aws_cloudwatch_event_rule.keys";
const target = "aws_cloudwatch_event_target.keys";

const watching = (arn: string) =>
  all(
    set(rule, {
      name: "keys",
      event_pattern: JSON.stringify({
        source: ["aws.iam"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventName: ["CreateAccessKey"] },
      }),
    }),
    set(target, { rule: `\${${rule}.name}`, arn }),
  );

const toFunction = all(
  foreign({
    principal: "events.amazonaws.com",
    source_arn: `\${${rule}.arn}`,
  }),
  watching(`\${${lambda}.arn}`),
);

const toLogs = all(
  watching("${aws_cloudwatch_log_group.found.arn}"),
  set("aws_cloudwatch_log_group.found", { name: "/aws/events/found" }),
  set("aws_cloudwatch_log_resource_policy.found", {
    policy_name: "found",
    policy_document: document({
      Effect: "Allow",
      Principal: {
        Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"],
      },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "${aws_cloudwatch_log_group.found.arn}:*",
    }),
  }),
);

const queue = "aws_sqs_queue.keys";
const mapping = "aws_lambda_event_source_mapping.keys";
const toQueue = all(
  foreign({ principal: "events.amazonaws.com" }),
  watching(`\${${queue}.arn}`),
  set(queue, { name: "keys" }),
  set("aws_sqs_queue_policy.keys", {
    queue_url: `\${${queue}.id}`,
    policy: document({
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: `\${${queue}.arn}`,
      Condition: { ArnEquals: { "aws:SourceArn": `\${${rule}.arn}` } },
    }),
  }),
  set(mapping, {
    event_source_arn: `\${${queue}.arn}`,
    function_name: `\${${lambda}.arn}`,
    depends_on: [policy],
  }),
  statements(`${policy}.policy`, (all) => [
    ...all,
    {
      Effect: "Allow",
      Action: [
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
      ],
      Resource: `\${${queue}.arn}`,
    },
  ]),
);

const notification = "aws_s3_bucket_notification.logs";
const fromBucket = all(
  foreign({
    principal: "s3.amazonaws.com",
    source_arn: "${aws_s3_bucket.audit_logs.arn}",
  }),
  set(notification, {
    bucket: "${aws_s3_bucket.audit_logs.id}",
    lambda_function: {
      lambda_function_arn: `\${${lambda}.arn}`,
      events: ["s3:ObjectCreated:*"],
      filter_prefix: "AWSLogs/",
    },
    depends_on: [permission],
  }),
);

const subscription = "aws_cloudwatch_log_subscription_filter.keys";
const fromLogs = all(
  foreign({
    principal: "logs.amazonaws.com",
    source_arn: `\${${group}.arn}:*`,
  }),
  set(subscription, {
    name: "keys",
    log_group_name: `\${${group}.name}`,
    filter_pattern: '{ $.eventName = "CreateAccessKey" }',
    destination_arn: `\${${lambda}.arn}`,
    depends_on: [permission],
  }),
);

const tells = "rule -> target";
const toldOf = "bucket -> function";
const logged = "log group -> function";
const invoke = (kind: Parameters<typeof fault>[0], argument: string) =>
  fault(kind, "invoke-denied", permission, argument);

const broken: readonly [name: string, Edit, Edit, ...faults: string[]][] = [
  [
    "a permission for another rule",
    toFunction,
    rewrite(`${permission}.source_arn`, ".arn}", ".arn}-x"),
    invoke(tells, "source_arn"),
  ],
  [
    "a permission for another service",
    toFunction,
    set(`${permission}.principal`, "s3.amazonaws.com"),
    invoke(tells, "principal"),
  ],
  [
    "no permission",
    toFunction,
    drop(permission),
    fault(tells, "no-permission", lambda),
  ],
  [
    "a function that may not publish",
    toFunction,
    rewrite(`${policy}.policy`, "sns:Publish", "sns:Subscribe"),
    fault("function -> topic", "role-permission-denied", policy, "policy"),
  ],
  [
    "logs that EventBridge may not write",
    toLogs,
    rewrite(
      "aws_cloudwatch_log_resource_policy.found.policy_document",
      "logs:PutLogEvents",
      "logs:GetLogEvents",
    ),
    fault(
      tells,
      "log-group-write-denied",
      "aws_cloudwatch_log_resource_policy.found",
      "policy_document",
    ),
  ],
  [
    "logs without a policy",
    toLogs,
    drop("aws_cloudwatch_log_resource_policy.found"),
    fault(tells, "no-policy", "aws_cloudwatch_log_group.found"),
  ],
  [
    "a queue for other rules",
    toQueue,
    rewrite(
      "aws_sqs_queue_policy.keys.policy",
      'keys.arn}"}}',
      'keys.arn}-x"}}',
    ),
    fault(tells, "queue-send-denied", "aws_sqs_queue_policy.keys", "policy"),
  ],
  [
    "a queue encrypted with AWS's own key",
    toQueue,
    set(`${queue}.kms_master_key_id`, "alias/aws/sqs"),
    fault(tells, "queue-key-managed", queue, "kms_master_key_id"),
  ],
  [
    "a FIFO queue without groups",
    toQueue,
    set(`${queue}.fifo_queue`, true),
    fault(tells, "no-message-group", target, "sqs_target"),
  ],
  [
    "a bucket that may not invoke",
    fromBucket,
    set(`${permission}.source_arn`, "arn:aws:s3:::other"),
    invoke(toldOf, "source_arn"),
  ],
  [
    "a notification before the permission",
    fromBucket,
    drop(`${notification}.depends_on`),
    fault(toldOf, "must-precede", notification, "depends_on"),
  ],
  [
    "a function that may not read",
    fromBucket,
    rewrite(`${policy}.policy`, "s3:GetObject", "s3:ListBucket"),
    fault(toldOf, "role-permission-denied", policy, "policy"),
  ],
  [
    "a subscription filter that is none",
    fromLogs,
    set(`${subscription}.filter_pattern`, "{ $.eventName == CreateAccessKey }"),
    fault(logged, "invalid-pattern", subscription, "filter_pattern"),
  ],
  [
    "a permission for the group without its streams",
    fromLogs,
    rewrite(`${permission}.source_arn`, ":*", ""),
    invoke(logged, "source_arn"),
  ],
  [
    "a permission for the logs of another region",
    fromLogs,
    set(`${permission}.principal`, "logs.eu-west-1.amazonaws.com"),
    invoke(logged, "principal"),
  ],
];

const plain = "compliance-monitor";

test.each(broken)("broken: %s", async (_, route, edit, ...faults) => {
  const found = await faultsAfter(plain, route, edit);
  expect([...found].sort()).toEqual([...faults].sort());
});

const harmless: readonly [name: string, Edit, Edit][] = [
  [
    "a subscription filter before the permission: the provider tries again",
    fromLogs,
    drop(`${subscription}.depends_on`),
  ],
  [
    "a permission for the logs of the region",
    fromLogs,
    set(`${permission}.principal`, "logs.us-east-1.amazonaws.com"),
  ],
  ["a rule and a function", toFunction, all()],
  ["a rule and logs", toLogs, all()],
  ["a rule and a queue", toQueue, all()],
  ["a bucket and a function", fromBucket, all()],
  ["a log group and a function", fromLogs, all()],
  [
    "any rule of the account",
    toFunction,
    set(`${permission}.source_arn`, "arn:aws:events:us-east-1:*:rule/*"),
  ],
  ["any rule at all", toFunction, drop(`${permission}.source_arn`)],
  [
    "the function by its ARN",
    toFunction,
    rewrite(`${permission}.function_name`, ".function_name}", ".arn}"),
  ],
  [
    "logs named with their streams",
    toLogs,
    rewrite(`${target}.arn`, ".arn}", ".arn}:*"),
  ],
  [
    "groups for a FIFO queue",
    toQueue,
    all(
      set(`${queue}.fifo_queue`, true),
      set(`${target}.sqs_target`, { message_group_id: "keys" }),
    ),
  ],
  [
    "the region's name of CloudWatch Logs",
    fromLogs,
    set(`${permission}.principal`, "logs.us-east-1.amazonaws.com"),
  ],
  [
    "a subscription to everything",
    fromLogs,
    set(`${subscription}.filter_pattern`, ""),
  ],
];

test.each(harmless)("harmless: %s", async (_, route, edit) => {
  expect(await faultsAfter(plain, route, edit)).toEqual([]);
});

test("what a function's code does is told as a note", async () => {
  const paths = await pathsAfter(plain, toFunction);
  const links = paths.flatMap(({ links }) => links);
  const note = expect.stringContaining("what its code makes of an event");
  expect(links.filter(({ kind }) => kind === "function -> topic")).toEqual([
    expect.objectContaining({
      verdict: "holds",
      notes: expect.arrayContaining([note]),
    }),
  ]);
});

test.each([
  [
    "a function that names no topic",
    all(toFunction, drop(`${lambda}.environment`)),
  ],
  ["a queue that nobody here reads", all(toQueue, drop(mapping))],
  [
    "a state machine",
    watching("arn:aws:states:us-east-1:123456789012:stateMachine:x"),
  ],
  ["a topic from elsewhere", watching("arn:aws:sns:us-west-1:210987654321:x")],
])("unknown: %s", async (_, route) => {
  const paths = await pathsAfter(plain, route);
  const events = paths.filter(({ route }) => route === "event");
  expect(
    events.flatMap(({ links }) => links.map(({ verdict }) => verdict)),
  ).toContain("unknown");
  expect(
    events.flatMap(({ links }) => links.flatMap(({ problems }) => problems)),
  ).toEqual([]);
});
