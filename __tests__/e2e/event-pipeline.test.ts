import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type AttributeValue, paginateScan } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { unzipSync } from "fflate";
import { rules } from "../../rules";
import { apiCall } from "../../src/cloudtrail/event";
import { compile } from "../../src/pattern";
import { principalOf } from "../../src/cloudtrail/caller";
import { createHandler } from "../../src/runtime/event-pipeline/create-handler";
import { eventsFile } from "../../src/runtime/event-pipeline/contract";
import { isRecorded } from "../stacks/synth";
import { consume, type PipelineHandler, receive } from "./support/consume";
import { type Deployed, describePreset } from "./support/describe-preset";
import { subscribeMailbox } from "./support/mailbox";
import type { Queue } from "./support/queue";

const account = "123456789012";
const bucket = `acme-audit-logs-${account}-us-east-1`;
const name = "acme-event-pipeline";
const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:${account}:${resource}`;
const key = expect.stringMatching(/:key\/[0-9a-f-]{36}$/);

/** What each fourth rule must find and must leave alone, in one log file; all rules are tried on it. */
const records = rules
  .filter((_, n) => n % 4 === 0)
  .flatMap(({ matches, ignores }) => [
    ...Object.values(matches).slice(0, 1),
    ...Object.values(ignores).slice(0, 1),
  ])
  .map((record, n) => ({
    ...apiCall(),
    ...record,
    eventID: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    eventTime: "2026-11-21T12:03:04Z",
  }));

/** What the matcher says of the same records. */
const matched = rules.filter(isRecorded).flatMap((rule) => {
  const matches = compile(rule.pattern);
  return records
    .filter((record) => matches(record))
    .map((record) => ({ rule, record }));
});

const logFile = (more: readonly object[] = []) =>
  gzipSync(JSON.stringify({ Records: [...records, ...more] }));

describePreset({
  preset: "event-pipeline",
  context: {
    packs: ["all"],
    features: { forceDestroy: true, accessLogging: false },
    pipeline: { reservedConcurrency: 5 },
  },
  variables: {
    alert_email: "security@example.com",
    alert_emails: ["oncall@example.com", "security@example.com"],
    prefix: "acme",
    retention_days: "30",
    log_level: "ERROR",
  },
  holds: {
    aws_cloudtrail: 1,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_metric_alarm: 5,
    aws_dynamodb_table: 1,
    aws_iam_role: 1,
    aws_kms_alias: 2,
    aws_kms_key: 2,
    aws_lambda_event_source_mapping: 1,
    aws_lambda_function: 1,
    aws_s3_bucket: 1,
    aws_sns_topic: 1,
    aws_sns_topic_subscription: 2,
    aws_sqs_queue: 2,
  },
  demands: (deployed) => {
    test("log files are told to the queue, digests are not", () => {
      const told = (kind: string) => ({
        queue_arn: arn("sqs", name),
        events: "s3:ObjectCreated:*",
        filter_prefix: `AWSLogs/${account}/${kind}/`,
        filter_suffix: ".json.gz",
      });
      expect(deployed().actual).toMatchObject({
        "aws_s3_bucket_notification.audit_logs": {
          bucket,
          queue: [told("CloudTrail"), told("CloudTrail-NetworkActivity")],
        },
        "aws_sqs_queue.event_pipeline": {
          kms_master_key_id: key,
          visibility_timeout_seconds: "1800",
          redrive_policy: {
            deadLetterTargetArn: arn("sqs", `${name}-dead-letters`),
            maxReceiveCount: "10",
          },
        },
      });
      expect(deployed().actual).toHaveProperty(
        ["aws_sqs_queue_policy.event_pipeline_queue", "policy", "Statement"],
        expect.arrayContaining([
          expect.objectContaining({
            Effect: "Allow",
            Principal: { Service: "s3.amazonaws.com" },
            Action: "sqs:SendMessage",
            Condition: {
              ArnEquals: { "aws:SourceArn": `arn:aws:s3:::${bucket}` },
              StringEquals: { "aws:SourceAccount": account },
            },
          }),
        ]),
      );
    });

    test("the function is fed by the queue, and knows its table, topic and queues", () => {
      const queue = expect.stringMatching(`/${account}/${name}$`);
      expect(deployed().actual).toMatchObject({
        "aws_lambda_function.event_pipeline": {
          function_name: name,
          runtime: "nodejs22.x",
          architectures: "arm64",
          memory_size: "256",
          timeout: "300",
          reserved_concurrent_executions: "5",
          role: `arn:aws:iam::${account}:role/${name}`,
          environment: {
            variables: {
              SNS_TOPIC_ARN: arn("sns", "acme-alerts"),
              DYNAMODB_TABLE: "acme-findings",
              LOG_LEVEL: "ERROR",
              SECURITY_EVENTS_PATH: "monitored_events.json",
              QUEUE_URL: queue,
              RETENTION_DAYS: "30",
              CONSOLE_HOST: "console.aws.amazon.com",
            },
          },
        },
        "aws_lambda_event_source_mapping.event_pipeline_function": {
          batch_size: "10",
          event_source_arn: arn("sqs", name),
          function_name: arn("lambda", `function:${name}`),
          function_response_types: "ReportBatchItemFailures",
        },
        "aws_dynamodb_table.event_pipeline_findings": {
          ttl: { attribute_name: "ExpiresAt", enabled: "true" },
          point_in_time_recovery: { enabled: "true" },
          server_side_encryption: { enabled: "true", kms_key_arn: key },
        },
      });
    });

    test("everyone named in either variable hears the alerts, once", () => {
      const endpoints = Object.entries(deployed().actual)
        .filter(([address]) =>
          address.startsWith("aws_sns_topic_subscription."),
        )
        .map(([, subscription]) => Object(subscription).endpoint);
      expect(endpoints.sort()).toEqual([
        "oncall@example.com",
        "security@example.com",
      ]);
    });

    describe("log files become findings", () => {
      let mailbox: Queue;
      let handler: PipelineHandler;
      let functionFolder: string;
      let environment: Readonly<Record<string, string>>;

      beforeAll(async () => {
        // What it logs and measures would only be in the way here.
        process.env["AWS_LAMBDA_LOG_LEVEL"] = "FATAL";
        process.env["POWERTOOLS_METRICS_DISABLED"] = "true";
        const { clients, stackFolder } = deployed();
        mailbox = await subscribeMailbox(clients, arn("sns", "acme-alerts"));
        environment = await environmentOf(clients);
        functionFolder = mkdtempSync(join(tmpdir(), "function-"));
        const code = unzipSync(readFileSync(archiveIn(stackFolder)));
        writeFileSync(join(functionFolder, eventsFile), code[eventsFile] ?? "");
        handler = createHandler(environment, functionFolder, clients);
      });
      afterAll(async () => {
        await mailbox?.remove();
        rmSync(functionFolder, { recursive: true, force: true });
      });

      const put = (file: string, Body: Uint8Array, kind = "CloudTrail") =>
        deployed().clients.s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: `AWSLogs/${account}/${kind}/us-east-1/2026/11/21/${account}_${kind}_us-east-1_20261121T1205Z_${file}.json.gz`,
            Body,
          }),
        );
      const work = () =>
        consume(deployed().clients, environment["QUEUE_URL"] ?? "", handler);

      test("what S3 sends to try the queue is taken and means nothing", async () => {
        expect(await work()).toBeGreaterThan(0);
        expect(await findings(deployed())).toEqual([]);
      });

      test("findings and mails are what the matcher says of the same file", async () => {
        await put("3yrSt2UJ4wUtPk2B", logFile());
        await put("digest", gzipSync("{}"), "CloudTrail-Digest");
        expect(await work()).toBe(1);
        const found = await findings(deployed());
        expect(found.map(nameOf).sort()).toEqual(
          matched
            .map(
              ({ rule: { id }, record: { eventID, eventTime } }) =>
                `${eventID} ${eventTime}#${id}`,
            )
            .sort(),
        );

        // One mail for all that a rule found of one principal; what is low is stored only.
        const groups = new Map(
          matched
            .filter(
              ({ rule: { severity } }) => !["low", "info"].includes(severity),
            )
            .map(({ rule, record }) => [
              `${rule.id} ${principalOf(record)}`,
              rule,
            ]),
        );
        const mails = await readAll(mailbox);
        expect(mails).toHaveLength(groups.size);
        for (const { title } of groups.values()) {
          expect(mails).toContainEqual(expect.stringContaining(title));
        }
      });

      test("a damaged file ends in the dead letters with its reason, after the findings before the damage", async () => {
        const late = apiCall({
          eventID: "ffffffff-0000-4000-8000-000000000000",
          eventSource: "cloudtrail.amazonaws.com",
          eventName: "StopLogging",
        });
        const before = (await findings(deployed())).length;
        const whole = gzipSync(JSON.stringify({ Records: [late, ...records] }));
        await put("hUTVq2bVvIyiLK3V", whole.subarray(0, whole.length - 2000));
        expect(await work()).toBe(1);
        const [letter, ...others] = await receive(
          deployed().clients,
          environment["DEAD_LETTER_QUEUE_URL"] ?? "",
        );
        expect(others).toEqual([]);
        expect(letter?.MessageAttributes).toMatchObject({
          Reason: { StringValue: expect.any(String) },
          Bucket: { StringValue: bucket },
          Key: { StringValue: expect.stringContaining("hUTVq2bVvIyiLK3V") },
        });
        const found = await findings(deployed());
        expect(found.length).toBeGreaterThan(before);
        expect(found.map(nameOf)).toContainEqual(
          expect.stringContaining(String(late.eventID)),
        );
      });
    });
  },
});

type Item = Readonly<Record<string, AttributeValue>>;

const nameOf = ({ EventId, Timestamp }: Item) =>
  `${EventId?.S} ${Timestamp?.S}`;

/** Everything in the table but the windows of alerts. */
async function findings({ clients }: Deployed): Promise<readonly Item[]> {
  const items: Item[] = [];
  const pages = paginateScan(
    { client: clients.dynamodb },
    { TableName: "acme-findings" },
  );
  for await (const { Items = [] } of pages) items.push(...Items);
  return items.filter(({ Rule }) => Rule !== undefined);
}

/** The environment as the applied function has it. */
async function environmentOf({
  lambda,
}: Deployed["clients"]): Promise<Readonly<Record<string, string>>> {
  const answer = Object(await lambda(`functions/${name}/configuration`));
  return { ...answer.Environment.Variables, AWS_LAMBDA_FUNCTION_NAME: name };
}

/** The archive that was applied. */
function archiveIn(stackFolder: string): string {
  const { resource } = JSON.parse(
    readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"),
  );
  const { filename } = resource.aws_lambda_function.event_pipeline;
  return filename.replace("${path.module}", stackFolder);
}

async function readAll(mailbox: Queue): Promise<readonly string[]> {
  const mails: string[] = [];
  for (;;) {
    const more = await mailbox.read();
    if (more.length === 0) return mails;
    mails.push(...more);
  }
}
