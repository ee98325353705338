# A filter beside a trail, group and topic that others made
data "aws_sns_topic" "security" { name = "security" }
data "aws_cloudwatch_log_group" "trail" { name = "CloudTrail/DefaultLogGroup" }
data "aws_kms_alias" "sns" { name = "alias/sns" }
locals {
  metrics = toset(["ConsoleLoginFailures"])
}
resource "aws_cloudwatch_log_metric_filter" "login_failures" {
  for_each       = local.metrics
  name           = each.value
  log_group_name = data.aws_cloudwatch_log_group.trail.name
  pattern        = "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \"Failed authentication\") }"
  metric_transformation {
    name          = each.value
    namespace     = "Sec"
    value         = 1
    default_value = 0
  }
}
resource "aws_cloudwatch_metric_alarm" "login_failures" {
  alarm_name          = "login-failures"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 5
  metric_name         = "ConsoleLoginFailures"
  namespace           = "Sec"
  statistic           = "Sum"
  period              = 300
  alarm_actions       = [data.aws_sns_topic.security.arn]
  ok_actions          = []
}
