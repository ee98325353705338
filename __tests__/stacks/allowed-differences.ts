/** One argument in which the synthesized stack is not what people write by hand. */
export interface Difference {
  readonly address: string;
  readonly argument: string;
  readonly handWritten: unknown;
  readonly synthesized: unknown;
}

/** All differences between the hand-written monitor and the preset `compliance-monitor`, each with its reason. */
export const allowedDifferences: readonly (Difference & {
  readonly reason: string;
})[] = [
  {
    address: "aws_cloudtrail.main",
    argument: "cloud_watch_logs_group_arn",
    handWritten: "${aws_cloudwatch_log_group.security_logs.arn}/*",
    synthesized: "${aws_cloudwatch_log_group.security_logs.arn}:*",
    reason:
      "CloudTrail takes the ARN of a log group's streams, which ends in `:*`. `/*` names no log group.",
  },
  {
    address: "aws_cloudwatch_log_metric_filter.root_login",
    argument: "pattern",
    handWritten:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy is null }',
    synthesized:
      '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    reason:
      "`IS NULL` wants a null that is there, and CloudTrail leaves the field out: the filter never matched. The text is that of the rule `root-usage`, which AWS Security Hub compares letter by letter (CloudWatch.1); it also leaves out what AWS itself does in root's name.",
  },
  {
    address: "aws_sns_topic_subscription.email_me",
    argument: "endpoint",
    handWritten: "security@example.com",
    synthesized: "${var.alert_emails[0]}",
    reason:
      "Whom to alert is a variable, so that no address stands in the code.",
  },
];
