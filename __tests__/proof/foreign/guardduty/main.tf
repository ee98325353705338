# GuardDuty findings by mail, through a topic with AWS's own key
variable "emails" { default = ["a@example.com"] }
resource "aws_guardduty_detector" "main" { enable = true }
resource "aws_cloudwatch_event_rule" "guardduty" {
  name          = "guardduty"
  event_pattern = <<-PATTERN
    { "source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], "detail": { "severity": [{ "numeric": [">=", 4] }] } }
  PATTERN
}
resource "aws_cloudwatch_event_target" "guardduty" {
  rule = aws_cloudwatch_event_rule.guardduty.name
  arn  = aws_sns_topic.gd.arn
}
resource "aws_sns_topic" "gd" {
  name              = "gd"
  kms_master_key_id = "alias/aws/sns"
}
resource "aws_sns_topic_policy" "gd" {
  arn    = aws_sns_topic.gd.arn
  policy = data.aws_iam_policy_document.gd.json
}
data "aws_iam_policy_document" "gd" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.gd.arn]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}
resource "aws_sns_topic_subscription" "gd" {
  for_each  = toset(var.emails)
  topic_arn = aws_sns_topic.gd.arn
  protocol  = "email"
  endpoint  = each.key
}
