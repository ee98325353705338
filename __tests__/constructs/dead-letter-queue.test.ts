import {
  AlertTopic,
  DeadLetterQueue,
  EncryptionKey,
} from "../../src/constructs";
import { only, statements, synth } from "./synth";

const queueWith = (encrypted: boolean) =>
  synth((stack) => {
    const encryption = new EncryptionKey(stack, "key", {
      alias: "a",
      description: "d",
    });
    const key = encrypted ? { encryption } : {};
    const topic = new AlertTopic(stack, "topic", { name: "alerts", ...key });
    new DeadLetterQueue(stack, "lost", {
      name: "undelivered",
      actions: [topic],
      ...key,
    });
  });

test("only rules of the account may leave events, and nobody without TLS", () => {
  const { AllowUndeliveredEvents, DenyWithoutTls, ...rest } = statements(
    only(queueWith(true), "aws_sqs_queue_policy")["policy"],
  );
  expect(rest).toEqual({});
  expect(AllowUndeliveredEvents).toEqual({
    Sid: "AllowUndeliveredEvents",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: "<aws_sqs_queue.arn>",
    Condition: {
      ArnLike: {
        "aws:SourceArn":
          "arn:<aws_partition.partition>:events:<aws_region.id>:<aws_caller_identity.account_id>:rule/*",
      },
    },
  });
  expect(DenyWithoutTls).toMatchObject({ Effect: "Deny", Principal: "*" });
});

test("topic and queue share a key, which lets EventBridge in once", () => {
  const document = queueWith(true);
  const { AllowEvents } = statements(only(document, "aws_kms_key")["policy"]);
  expect(AllowEvents).toEqual({
    Sid: "AllowEvents",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Resource: "*",
  });
  expect(only(document, "aws_sqs_queue")).toMatchObject({
    kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\./),
    message_retention_seconds: 1209600,
  });
});

test("without a key of its own the queue is encrypted by SQS", () => {
  expect(only(queueWith(false), "aws_sqs_queue")).toMatchObject({
    sqs_managed_sse_enabled: true,
  });
});

test("the first event in the queue sounds an alarm", () => {
  expect(only(queueWith(true), "aws_cloudwatch_metric_alarm")).toMatchObject({
    alarm_name: "undelivered",
    namespace: "AWS/SQS",
    metric_name: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: expect.stringMatching(/^\$\{aws_sqs_queue\./) },
    threshold: 1,
    alarm_actions: [expect.stringMatching(/^\$\{aws_sns_topic\./)],
  });
});
