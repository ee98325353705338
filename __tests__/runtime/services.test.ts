import { rmSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Context } from "aws-lambda";
import { createHandler } from "../../src/runtime/event-pipeline/create-handler";
import { bucket, gz, keyOf, notification, storm } from "./cases";
import { FakeAws } from "./fake-aws";
import { environment, functionFolder } from "./function-folder";
import { sqsEvent } from "./sqs-event";

let aws: FakeAws;
let folder: string;
let invoke: (...bodies: readonly string[]) => Promise<readonly string[]>;

beforeEach(async () => {
  process.env["POWERTOOLS_METRICS_DISABLED"] = "true";
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  aws = await FakeAws.start();
  folder = functionFolder();
  const config = {
    endpoint: aws.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 2,
  };
  const handle = createHandler({ ...environment, LOG_LEVEL: "error" }, folder, {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(config),
    sns: new SNSClient(config),
    sqs: new SQSClient(config),
  });
  // What the function asks its context for.
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
  invoke = async (...bodies) => {
    const { batchItemFailures } = await handle(sqsEvent(...bodies), context);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
});
afterEach(() => {
  aws.stop();
  rmSync(folder, { recursive: true });
});

const put = (name: string, content: Uint8Array) =>
  aws.objects.set(`/${bucket}/${keyOf(name)}`, content);
const numbers = () =>
  aws.published.map(
    (mail) => mail["MessageAttributes.entry.3.Value.StringValue"],
  );

test("findings, alerts and the message that closes a window, through the real SDK", async () => {
  put("Müll + 日本", gz(storm(2)));
  put("b", gz([...storm(1), ...storm(3, "b")]));
  const bodies = [keyOf("Müll + 日本"), keyOf("b")].map((key) =>
    notification(key),
  );
  expect(await invoke(...bodies)).toEqual([]);
  expect(numbers()).toEqual(["2"]);
  // Twice five findings, and the window.
  expect(aws.table.items.size).toBe(11);
  const [closing, ...others] = aws.sent;
  expect(others).toEqual([]);
  expect(closing).toMatchObject({
    QueueUrl: environment.QUEUE_URL,
    DelaySeconds: 900,
  });

  // All of it once more: nothing is told, and the window's end is under way.
  expect(await invoke(...bodies)).toEqual([]);
  expect(numbers()).toEqual(["2"]);
  expect(aws.sent).toHaveLength(1);

  expect(
    await invoke(closing?.MessageBody ?? "", closing?.MessageBody ?? ""),
  ).toEqual([]);
  expect(numbers()).toEqual(["2", "3"]);
  expect(aws.published[1]).toMatchObject({
    TopicArn: environment.SNS_TOPIC_ARN,
    Subject: "CRITICAL: CloudTrail was stopped (3 more)",
    Message: expect.stringContaining("Event: b-0\n"),
  });
});

test("a window that nobody knows is closed without a word", async () => {
  const message = {
    trailwire: "close-window",
    rule: "x",
    principal: "y",
    start: "z",
  };
  expect(await invoke(JSON.stringify(message))).toEqual([]);
  expect(aws.published).toEqual([]);
  expect(aws.table.items.size).toBe(0);
});

test("calls whose answers are lost are made again, and change nothing twice", async () => {
  put("a", gz(storm(2)));
  aws.losesAnswers = true;
  expect(await invoke(notification(keyOf("a")))).toEqual([]);
  expect(numbers()).toEqual(["2"]);
  expect(aws.table.items.size).toBe(5);
  expect(aws.sent).toEqual([]);
});

test("a service that is down fails the message", async () => {
  put("a", gz(storm(1)));
  aws.stop();
  expect(await invoke(notification(keyOf("a")))).toEqual(["message-0"]);
});
