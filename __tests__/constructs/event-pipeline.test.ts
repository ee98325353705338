import type { TerraformStack } from "cdktf";
import {
  AlertTopic,
  AuditBucket,
  EncryptionKey,
  EventPipeline,
  type EventPipelineProps,
  TrailIdentity,
} from "../../src/constructs";
import { monitoredEvents } from "../../src/rule/monitored-events";
import { awsCalls } from "../../src/runtime/event-pipeline/aws-calls";
import { metrics, variables } from "../../src/runtime/event-pipeline/contract";
import { all, only, rule, shorten, statements, synth } from "./synth";

jest.mock("../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));

const events = monitoredEvents([rule()], () => true);

/** A bucket with a pipeline, and nothing else but what they need. */
function build(
  stack: TerraformStack,
  props: Partial<EventPipelineProps> & { readonly encrypted?: boolean } = {},
) {
  const { encrypted, ...rest } = props;
  const encryption = new EncryptionKey(stack, "key", {
    alias: "a",
    description: "d",
  });
  const key = encrypted && { encryption };
  const bucket = new AuditBucket(stack, "logs", {
    name: "audit-logs",
    writer: new TrailIdentity(stack, { name: "main" }),
    ...key,
  });
  const topic = new AlertTopic(stack, "topic", { name: "alerts", ...key });
  return new EventPipeline(stack, "pipeline", {
    prefix: "acme",
    bucket,
    topic,
    events,
    ...key,
    ...rest,
  });
}

const pipeline = (props: Parameters<typeof build>[1] = {}) =>
  synth((stack) => void build(stack, props));

const plain = pipeline();
const encrypted = pipeline({ encrypted: true });

const actionsOf = (document: typeof plain) =>
  Object.values(
    statements(only(document, "aws_iam_role_policy")["policy"]),
  ).flatMap(({ Action }) => Action);

test("the role may do what the code calls and what Lambda does for it, and nothing else", () => {
  const calls = Object.entries(awsCalls).flatMap(([service, names]) =>
    names.map((name) => `${service}:${name}`),
  );
  const platform = [
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
  ];
  const keys = ["kms:Decrypt", "kms:GenerateDataKey"];
  const trace = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"];
  const sorted = (actions: readonly unknown[]) => [...actions].sort();
  expect(sorted(actionsOf(plain))).toEqual(sorted([...calls, ...platform]));
  expect(sorted(actionsOf(encrypted))).toEqual(
    sorted([...calls, ...platform, ...keys]),
  );
  expect(sorted(actionsOf(pipeline({ tracing: true })))).toEqual(
    sorted([...calls, ...platform, ...trace]),
  );
});

test("the role reaches its own bucket, table, topic, queues, keys and logs only", () => {
  const { policy } = only(encrypted, "aws_iam_role_policy");
  const resources = Object.values(statements(policy)).flatMap(
    ({ Resource = [] }) => Resource,
  );
  expect([...new Set(resources)].sort()).toEqual([
    "<aws_cloudwatch_log_group.arn>:*",
    "<aws_dynamodb_table.arn>",
    "<aws_kms_key.arn>",
    "<aws_s3_bucket.arn>/AWSLogs/<aws_caller_identity.account_id>/CloudTrail-NetworkActivity/*",
    "<aws_s3_bucket.arn>/AWSLogs/<aws_caller_identity.account_id>/CloudTrail/*",
    "<aws_sns_topic.arn>",
    "<aws_sqs_queue.arn>",
  ]);
});

test("the function has its defaults, and every environment variable that the code reads", () => {
  const { environment, ...run } = only(plain, "aws_lambda_function");
  expect(run).toMatchObject({
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    handler: "index.handler",
    memory_size: 256,
    timeout: 300,
    filename: expect.stringMatching(
      /^\$\{path\.module\}\/assets\/.*\/[0-9a-f]{64}\/function\.zip$/,
    ),
    source_code_hash: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
  });
  expect(run).not.toHaveProperty("reserved_concurrent_executions");
  expect(run).not.toHaveProperty("tracing_config");
  const set = Object(environment).variables;
  expect(Object.keys(set).sort()).toEqual(Object.values(variables).sort());
  expect(set).toMatchObject({
    LOG_LEVEL: "INFO",
    RETENTION_DAYS: "90",
    MAX_RECEIVE_COUNT: "10",
    SECURITY_EVENTS_PATH: "monitored_events.json",
  });
});

test("what runs the function can be chosen", () => {
  const document = pipeline({
    memorySize: 512,
    timeout: 60,
    reservedConcurrency: 5,
    maximumConcurrency: 4,
    tracing: true,
    logLevel: "WARN",
    logRetention: 90,
  });
  expect(only(document, "aws_lambda_function")).toMatchObject({
    memory_size: 512,
    timeout: 60,
    reserved_concurrent_executions: 5,
    tracing_config: { mode: "Active" },
    environment: { variables: { LOG_LEVEL: "WARN" } },
  });
  expect(only(document, "aws_lambda_event_source_mapping")).toMatchObject({
    batch_size: 10,
    function_response_types: ["ReportBatchItemFailures"],
    scaling_config: { maximum_concurrency: 4 },
  });
  expect(only(document, "aws_cloudwatch_log_group")).toMatchObject({
    name: "/aws/lambda/acme-event-pipeline",
    retention_in_days: 90,
  });
  // A message stays hidden for six times as long as the function may take.
  const [queue] = all(document, "aws_sqs_queue").filter(
    ({ visibility_timeout_seconds: hidden }) => hidden !== undefined,
  );
  expect(queue).toMatchObject({ visibility_timeout_seconds: 360 });
});

test("the queue hands out no more than the function was reserved", () => {
  expect(() =>
    pipeline({ reservedConcurrency: 3, maximumConcurrency: 4 }),
  ).toThrow(
    'the function "stack/pipeline/function" has maximumConcurrency 4 and reservedConcurrency 3: expected at most the reserved 3, or the queue hands out what nobody can take',
  );
});

test("a function without the time to begin anything is refused", () => {
  expect(() => pipeline({ timeout: 15 })).toThrow(
    'the function "stack/pipeline/function" has timeout 15: expected 30 to 900 seconds',
  );
});

test("a failing message goes to the dead letters as often as the function believes", () => {
  const [queue] = all(plain, "aws_sqs_queue").filter(
    ({ redrive_policy: redrive }) => redrive !== undefined,
  );
  expect(JSON.parse(shorten(String(queue?.["redrive_policy"])))).toEqual({
    deadLetterTargetArn: "<aws_sqs_queue.arn>",
    maxReceiveCount: 10,
  });
});

test("only the bucket of this account may send to the queue, and its key admits it by known names", () => {
  const fromBucket = {
    Sid: "AllowLogNotifications",
    Effect: "Allow",
    Principal: { Service: "s3.amazonaws.com" },
    Condition: {
      ArnEquals: {
        "aws:SourceArn": "arn:<aws_partition.partition>:s3:::audit-logs",
      },
      StringEquals: { "aws:SourceAccount": "<aws_caller_identity.account_id>" },
    },
  };
  const policies = all(encrypted, "aws_sqs_queue_policy").map(({ policy }) =>
    statements(policy),
  );
  expect(policies).toHaveLength(2);
  expect(policies).toContainEqual({
    AllowLogNotifications: {
      ...fromBucket,
      Action: "sqs:SendMessage",
      Resource: "<aws_sqs_queue.arn>",
    },
    DenyWithoutTls: expect.objectContaining({ Effect: "Deny" }),
  });
  expect(statements(only(encrypted, "aws_kms_key")["policy"])).toMatchObject({
    AllowLogNotifications: {
      ...fromBucket,
      Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    },
  });
});

test("a bucket tells one queue only: S3 would forget the first", () => {
  synth((stack) => {
    const { queue } = build(stack);
    const { bucket } = queue;
    const topic = new AlertTopic(stack, "other", { name: "other" });
    expect(
      () =>
        new EventPipeline(stack, "second", {
          prefix: "second",
          bucket,
          topic,
          events,
        }),
    ).toThrow("There is already a Construct with name 'notification'");
  });
});

test("the findings can be asked by rule and time, restored, and not deleted by a slip", () => {
  expect(only(plain, "aws_dynamodb_table")).toMatchObject({
    name: "acme-findings",
    billing_mode: "PAY_PER_REQUEST",
    hash_key: "EventId",
    range_key: "Timestamp",
    global_secondary_index: [
      { name: "RuleTime", hash_key: "Rule", range_key: "EventTime" },
    ],
    ttl: { attribute_name: "ExpiresAt", enabled: true },
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: true,
  });
  expect(
    only(pipeline({ deletionProtection: false }), "aws_dynamodb_table"),
  ).toMatchObject({ deletion_protection_enabled: false });
});

describe("the pipeline watches itself", () => {
  const alarms = Object.fromEntries(
    all(
      pipeline({ silence: 90, timeout: 60 }),
      "aws_cloudwatch_metric_alarm",
    ).map((alarm) => [String(alarm["alarm_name"]), alarm]),
  );

  test.each([
    ["dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", 1, 1],
    ["message-age", "AWS/SQS", "ApproximateAgeOfOldestMessage", 720, 1],
    ["errors", "AWS/Lambda", "Errors", 1, 1],
    ["throttles", "AWS/Lambda", "Throttles", 1, 3],
    ["no-log-files", metrics.namespace, metrics.names.files, 1, 18],
  ])("%s", (name, namespace, metric, threshold, periods) => {
    const silent = name === "no-log-files";
    expect(alarms[`acme-event-pipeline-${name}`]).toMatchObject({
      namespace,
      metric_name: metric,
      threshold,
      evaluation_periods: periods,
      comparison_operator: silent
        ? "LessThanThreshold"
        : "GreaterThanOrEqualToThreshold",
      treat_missing_data: silent ? "breaching" : "notBreaching",
      alarm_actions: [expect.stringMatching(/^\$\{aws_sns_topic\./)],
      alarm_description: expect.stringMatching(/^HIGH: .*\n1\. .*\n2\. .*/),
    });
  });

  test("and nothing more", () => {
    expect(Object.keys(alarms)).toHaveLength(5);
  });

  test("the alarms' words fit into CloudWatch's 1,024 characters, references included", () => {
    for (const { alarm_description: text } of Object.values(alarms)) {
      // A queue's URL is the longest thing that a reference stands for.
      const longest = String(text).replace(/\$\{[^}]+\}/g, "u".repeat(130));
      expect(longest.length).toBeLessThanOrEqual(1024);
    }
  });

  test("its topic must admit alarms", () => {
    expect(() =>
      synth((stack) => {
        const topic = new AlertTopic(stack, "deaf", {
          name: "deaf",
          publishers: ["events"],
        });
        build(stack, { topic });
      }),
    ).toThrow('the topic "stack/deaf" does not admit "cloudwatch"');
  });
});
