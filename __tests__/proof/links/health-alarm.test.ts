import { prove } from "../../../src/proof";
import { modelOfHcl } from "../input/folder-of";

/** An event rule that fills a queue, and an alarm on the queue that keeps what nobody took from there. */
const monitor = (metric: string, sender = "") => `
  provider "aws" {
    region = "eu-west-1"
  }
  resource "aws_cloudwatch_event_rule" "findings" {
    name          = "findings"
    event_pattern = jsonencode({ source = ["aws.guardduty"] })
  }
  resource "aws_cloudwatch_event_target" "findings" {
    rule = aws_cloudwatch_event_rule.findings.name
    arn  = aws_sqs_queue.findings.arn
    ${sender}
  }
  resource "aws_sqs_queue" "findings" {
    name = "findings"
    redrive_policy = jsonencode({
      deadLetterTargetArn = aws_sqs_queue.lost.arn
      maxReceiveCount     = 3
    })
  }
  resource "aws_sqs_queue" "lost" {
    name = "findings-lost"
  }
  resource "aws_cloudwatch_metric_alarm" "lost" {
    alarm_name          = "findings-lost"
    namespace           = "AWS/SQS"
    metric_name         = "${metric}"
    dimensions          = { QueueName = aws_sqs_queue.lost.name }
    statistic           = "Sum"
    comparison_operator = "GreaterThanThreshold"
    threshold           = 0
    period              = 300
    evaluation_periods  = 1
    alarm_actions       = [aws_sns_topic.alerts.arn]
  }
  resource "aws_sns_topic" "alerts" {
    name = "alerts"
  }
  resource "aws_sns_topic_subscription" "alerts" {
    topic_arn = aws_sns_topic.alerts.arn
    protocol  = "email"
    endpoint  = "security@example.com"
  }`;

test.each([
  [
    "what SQS moves is not sent",
    monitor("NumberOfMessagesSent"),
    ["health-alarm"],
  ],
  [
    "what EventBridge gives up on is",
    monitor(
      "NumberOfMessagesSent",
      "dead_letter_config {\n arn = aws_sqs_queue.lost.arn\n }",
    ),
    [],
  ],
  [
    "what lies there is seen",
    monitor("ApproximateNumberOfMessagesVisible"),
    [],
  ],
  ["a metric of fair queues", monitor("ApproximateNumberOfNoisyGroups"), []],
])("%s", async (_, text, expected) => {
  const { paths } = prove(await modelOfHcl(text));
  const path = paths.find(
    ({ detector }) => detector === "aws_cloudwatch_metric_alarm.lost",
  );
  expect(path?.links.flatMap(({ problems }) => problems)).toEqual(
    expected.map((id) => expect.objectContaining({ id })),
  );
});
