import {
  all,
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

const trail = "aws_cloudtrail.main";
const bucket = "aws_s3_bucket.audit_logs";
const notification = "aws_s3_bucket_notification.audit_logs";
const queue = "aws_sqs_queue.event_pipeline";
const letters = "aws_sqs_queue.event_pipeline_dead_letters";
const queuePolicy = "aws_sqs_queue_policy.event_pipeline_queue";
const lambda = "aws_lambda_function.event_pipeline";
const mapping = "aws_lambda_event_source_mapping.event_pipeline_function";
const role = "aws_iam_role.event_pipeline_function";
const policy = "aws_iam_role_policy.event_pipeline_function";
const table = "aws_dynamodb_table.event_pipeline_findings";
const topicPolicy = "aws_sns_topic_policy.security_alerts";
const key = "aws_kms_key.audit_key";
const alertKey = "aws_kms_key.alert_key";
const environment = `${lambda}.environment.variables`;
const account = "${data.aws_caller_identity.current.account_id}";

/** Somebody hears: the preset leaves that to its variables. */
const heard = set("aws_sns_topic_subscription.ops", {
  topic_arn: "${aws_sns_topic.security_alerts.arn}",
  protocol: "email",
  endpoint: "security@example.com",
});

/** Changes the first block of the notification. */
const told =
  (fields: { [name: string]: Json }): Edit =>
  (resources) => {
    const all = Object(resources["aws_s3_bucket_notification"])["audit_logs"];
    Object.assign(all.queue[0], fields);
  };

const hears = "bucket -> queue";
const gets = "queue -> function";
const reads = "bucket -> function";
const stores = "function -> table";
const publishes = "function -> topic";

const send = fault(hears, "queue-send-denied", queuePolicy, "policy");
const untold = (argument: string) =>
  fault(hears, "objects-not-told", notification, `queue[0].${argument}`);
const may = (kind: Parameters<typeof fault>[0]) =>
  fault(kind, "role-permission-denied", policy, "policy");
const mayUse = (kind: Parameters<typeof fault>[0], at = policy) =>
  fault(kind, "role-key-denied", at, "policy");
const variable = (kind: Parameters<typeof fault>[0], name: string) =>
  fault(kind, "environment", lambda, `environment.variables.${name}`);

const broken: readonly [name: string, Edit, ...faults: string[]][] = [
  [
    "the notification of another bucket",
    set(`${notification}.bucket`, "${aws_s3_bucket.access_logs.id}"),
    fault(hears, "notification-astray", notification, "bucket"),
  ],
  [
    "no notification",
    drop(notification),
    fault(hears, "no-notification", bucket),
  ],
  [
    "a notification that tells nobody",
    drop(`${notification}.queue`),
    fault(hears, "no-notification", notification),
  ],
  ["another folder", told({ filter_prefix: "Logs/" }), untold("filter_prefix")],
  [
    "one region of all",
    told({ filter_prefix: `AWSLogs/${account}/CloudTrail/us-east-1/` }),
    untold("filter_prefix"),
  ],
  ["another ending", told({ filter_suffix: ".json" }), untold("filter_suffix")],
  ["another event", told({ events: ["s3:ObjectRemoved:*"] }), untold("events")],
  [
    "a queue that is not there",
    told({ queue_arn: "${aws_sqs_queue.event_pipeline.arn}-x" }),
    fault(hears, "names-nothing-here", notification, "queue[0].queue_arn"),
    untold("filter_prefix").replace("[0]", "[1]"),
  ],
  [
    "the notification before the queue's policy",
    drop(`${notification}.depends_on`),
    fault(hears, "must-precede", notification, "depends_on"),
  ],
  [
    "a second notification",
    set("aws_s3_bucket_notification.other", { bucket: `\${${bucket}.id}` }),
    fault(
      hears,
      "second-notification",
      "aws_s3_bucket_notification.other",
      "bucket",
    ),
  ],
  [
    "blocks for the same objects",
    told({ filter_prefix: `AWSLogs/${account}/` }),
    fault(hears, "overlapping-filters", notification, "queue[1].filter_prefix"),
  ],
  [
    "the queue's statement dropped",
    dropStatement(`${queuePolicy}.policy`, "AllowLogNotifications"),
    send,
  ],
  [
    "another service",
    rewrite(`${queuePolicy}.policy`, "s3.amazonaws.com", "sns.amazonaws.com"),
    send,
  ],
  [
    "another bucket's name",
    rewrite(`${queuePolicy}.policy`, "-audit-logs-", "-logs-"),
    send,
  ],
  [
    "another queue's ARN",
    statement(`${queuePolicy}.policy`, "AllowLogNotifications", {
      Resource: `\${${letters}.arn}`,
    }),
    send,
  ],
  [
    "the policy on another queue",
    set(`${queuePolicy}.queue_url`, `\${${letters}.url}`),
    fault(hears, "policy-astray", queuePolicy, "queue_url"),
  ],
  [
    "a FIFO queue",
    all(set(`${queue}.fifo_queue`, true), set(`${letters}.fifo_queue`, true)),
    fault(hears, "notification-fifo", queue, "fifo_queue"),
  ],
  [
    "a key that does not know S3",
    dropStatement(`${key}.policy`, "AllowLogNotifications"),
    fault(hears, "queue-key-denied", key, "policy"),
  ],
  [
    "a key that leaves nothing to its account",
    dropStatement(`${key}.policy`, "AccountAdministration"),
    mayUse(gets, key),
    mayUse(reads, key),
    mayUse(stores, key),
    fault("trail -> bucket", "key-lockout", key, "policy"),
    fault("bucket -> queue", "key-lockout", key, "policy"),
    fault(gets, "key-lockout", key, "policy"),
  ],
  [
    "the alerts' key that leaves nothing to its account",
    dropStatement(`${alertKey}.policy`, "AccountAdministration"),
    mayUse(publishes, alertKey),
  ],
  [
    "the mapping is off",
    set(`${mapping}.enabled`, false),
    fault(gets, "mapping-disabled", mapping, "enabled"),
  ],
  ["no mapping", drop(mapping), fault(gets, "no-mapping", lambda)],
  [
    "the mapping of the dead letters",
    set(`${mapping}.event_source_arn`, `\${${letters}.arn}`),
    fault(gets, "mapping-astray", mapping, "event_source_arn"),
  ],
  [
    "the mapping of no queue",
    rewrite(`${mapping}.event_source_arn`, ".arn}", ".arn}-x"),
    fault(gets, "mapping-astray", mapping, "event_source_arn"),
  ],
  [
    "the mapping of no function",
    rewrite(`${mapping}.function_name`, ".arn}", ".arn}-x"),
    fault(gets, "names-nothing-here", mapping, "function_name"),
  ],
  [
    "batches without a window",
    set(`${mapping}.batch_size`, 100),
    fault(gets, "batch-without-window", mapping, "batch_size"),
  ],
  [
    "messages that come back too early",
    set(`${queue}.visibility_timeout_seconds`, 30),
    fault(gets, "visibility-timeout", queue, "visibility_timeout_seconds"),
  ],
  [
    "a function that may not run",
    set(`${lambda}.reserved_concurrent_executions`, 0),
    fault(gets, "function-throttled", lambda, "reserved_concurrent_executions"),
  ],
  [
    "a role that is not there",
    rewrite(`${lambda}.role`, ".arn}", ".arn}-x"),
    ...([gets, reads, stores, publishes] as const).map((kind) =>
      fault(kind, "names-nothing-here", lambda, "role"),
    ),
  ],
  [
    "a role for another service",
    rewrite(`${role}.assume_role_policy`, "lambda.", "ec2."),
    fault(gets, "role-trust-denied", role, "assume_role_policy"),
  ],
  [
    "the permissions of another role",
    set(`${policy}.role`, "other"),
    ...([gets, reads, stores, publishes] as const).map((kind) =>
      fault(kind, "policy-astray", policy, "role"),
    ),
  ],
  ...(
    [
      ["ReadLogFiles", may(reads)],
      ["StoreFindings", may(stores)],
      ["Alert", may(publishes)],
      ["Receive", may(gets)],
      ["CloseWindowsAndReject", may(gets)],
      [
        "Decrypt",
        ...([gets, reads, stores, publishes] as const).map((it) => mayUse(it)),
      ],
      ["Encrypt", mayUse(gets), mayUse(publishes)],
    ] as const
  ).map(([sid, ...faults]): [string, Edit, ...string[]] => [
    `the role's statement ${sid} dropped`,
    dropStatement(`${policy}.policy`, sid),
    ...faults,
  ]),
  [
    "the log files of another folder",
    rewrite(`${policy}.policy`, "/CloudTrail/*", "/Cloud/*"),
    may(reads),
  ],
  [
    "messages that are never deleted",
    rewrite(`${policy}.policy`, "sqs:DeleteMessage", "sqs:PurgeQueue"),
    may(gets),
  ],
  [
    "items that cannot be changed",
    rewrite(`${policy}.policy`, "dynamodb:UpdateItem", "dynamodb:Query"),
    may(stores),
  ],
  [
    "the table's indexes instead of the table",
    statement(`${policy}.policy`, "StoreFindings", {
      Resource: `\${${table}.arn}/index/*`,
    }),
    may(stores),
  ],
  [
    "a table that is not there",
    rewrite(`${environment}.DYNAMODB_TABLE`, ".name}", ".name}-x"),
    variable(stores, "DYNAMODB_TABLE"),
  ],
  [
    "a topic that is not there",
    rewrite(`${environment}.SNS_TOPIC_ARN`, ".arn}", ".arn}-x"),
    variable(publishes, "SNS_TOPIC_ARN"),
  ],
  [
    "an ARN for the URL of the dead letters",
    rewrite(`${environment}.DEAD_LETTER_QUEUE_URL`, ".url}", ".arn}"),
    variable(gets, "DEAD_LETTER_QUEUE_URL"),
  ],
  [
    "a handler that the bundle does not have",
    set(`${lambda}.handler`, "main.handler"),
    fault(gets, "not-in-bundle", lambda, "handler"),
  ],
  [
    "rules that the bundle does not have",
    set(`${environment}.SECURITY_EVENTS_PATH`, "events.json"),
    fault(
      gets,
      "not-in-bundle",
      lambda,
      "environment.variables.SECURITY_EVENTS_PATH",
    ),
  ],
  [
    "a variable that the function asks for",
    drop(`${environment}.MAX_RECEIVE_COUNT`),
    variable(gets, "MAX_RECEIVE_COUNT"),
  ],
  [
    "a number that is none",
    set(`${environment}.MAX_RECEIVE_COUNT`, "five"),
    variable(gets, "MAX_RECEIVE_COUNT"),
  ],
  [
    "a table with another key",
    set(`${table}.hash_key`, "Id"),
    fault(stores, "table-key", table, "hash_key"),
  ],
  [
    "dead letters to nowhere",
    rewrite(`${queue}.redrive_policy`, ".arn}", ".arn}-x"),
    fault(gets, "names-nothing-here", queue, "redrive_policy"),
  ],
  [
    "a queue that takes no dead letters",
    set(`${letters}.redrive_allow_policy`, '{"redrivePermission":"denyAll"}'),
    fault(gets, "redrive-denied", letters, "redrive_allow_policy"),
  ],
  [
    "a topic that denies what comes by TLS",
    rewrite(
      `${topicPolicy}.policy`,
      '"aws:SecureTransport":"false"',
      '"aws:SecureTransport":"true"',
    ),
    fault(publishes, "role-permission-denied", topicPolicy, "policy"),
  ],
];

test.each(broken)("broken: %s", async (_, edit, ...faults) => {
  const found = await faultsAfter("event-pipeline", heard, edit);
  expect([...found].sort()).toEqual([...faults].sort());
});

const harmless: readonly [name: string, Edit][] = [
  [
    "the mapping before the role's policy: the provider tries again",
    all(drop(`${mapping}.depends_on`), drop(`${lambda}.depends_on`)),
  ],
  ["the preset as it is", all()],
  [
    "all that the trail writes",
    told({
      filter_prefix: `AWSLogs/${account}/CloudTrail`,
      filter_suffix: ".gz",
      events: ["s3:ObjectCreated:Put"],
    }),
  ],
  [
    "one block without filters",
    (resources) => {
      const all = Object(resources["aws_s3_bucket_notification"])["audit_logs"];
      all.queue = {
        events: all.queue[0].events,
        queue_arn: all.queue[0].queue_arn,
      };
    },
  ],
  [
    "the bucket's ARN by StringLike, the action with a wildcard",
    statement(`${queuePolicy}.policy`, "AllowLogNotifications", {
      Action: ["sqs:Send*"],
      Condition: { StringLike: { "aws:SourceArn": `\${${bucket}.arn}*` } },
    }),
  ],
  [
    "everything of the table and the queues",
    all(
      statement(`${policy}.policy`, "StoreFindings", {
        Action: "dynamodb:*",
        Resource: "*",
      }),
      statement(`${policy}.policy`, "Receive", {
        Action: "sqs:*",
        Resource: "*",
      }),
    ),
  ],
  [
    "the statements turned round",
    statements(`${policy}.policy`, (all) => all.toReversed()),
  ],
  [
    "the function by its name",
    rewrite(`${mapping}.function_name`, ".arn}", ".function_name}"),
  ],
  ["the mapping after the function only", drop(`${mapping}.depends_on`)],
  [
    "larger batches with a window",
    all(
      set(`${mapping}.batch_size`, 100),
      set(`${mapping}.maximum_batching_window_in_seconds`, 5),
    ),
  ],
  [
    "dead letters by permission",
    set("aws_sqs_queue_redrive_allow_policy.letters", {
      queue_url: `\${${letters}.id}`,
      redrive_allow_policy: `{"redrivePermission":"byQueue","sourceQueueArns":["\${${queue}.arn}"]}`,
    }),
  ],
  [
    "the role's policy attached",
    all(
      set("aws_iam_policy.all", {
        name: "all",
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      }),
      set("aws_iam_role_policy_attachment.all", {
        role: `\${${role}.name}`,
        policy_arn: "${aws_iam_policy.all.arn}",
      }),
      set(`${lambda}.depends_on`, ["aws_iam_role_policy_attachment.all"]),
      set(`${mapping}.depends_on`, ["aws_iam_role_policy_attachment.all"]),
      drop(policy),
    ),
  ],
];

test.each(harmless)("harmless: %s", async (_, edit) => {
  expect(await faultsAfter("event-pipeline", heard, edit)).toEqual([]);
});

test("where a trail's prefix is new, it is suspected wherever its files are not found", async () => {
  const paths = await pathsAfter(
    "event-pipeline",
    heard,
    set(`${trail}.s3_key_prefix`, "audit"),
  );
  expect(
    paths.map(({ links }) =>
      links.flatMap(({ problems }) =>
        problems.map(({ at, orAt = [] }) => [at, ...orAt].includes(trail)),
      ),
    ),
  ).toEqual([[true, true, true]]);
});
