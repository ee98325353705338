# Event rules from a list, in one region for all
variable "region" { type = string }
variable "emails" { type = list(string) }
provider "aws" { region = var.region }
provider "aws" {
  alias  = "use1"
  region = "us-east-1"
}
locals {
  rules = [
    { name = "root-login", source = ["aws.signin"], detail_type = ["AWS Console Sign In via CloudTrail"], detail = { userIdentity = { type = ["Root"] } } },
    { name = "iam-changes", source = ["aws.iam"], detail_type = ["AWS API Call via CloudTrail"], detail = { eventSource = ["iam.amazonaws.com"], eventName = [{ prefix = "Create" }, { prefix = "Delete" }, { prefix = "Attach" }] } },
  ]
}
resource "aws_sns_topic" "events" {
  provider = aws.use1
  name     = "security-events"
}
resource "aws_sns_topic_policy" "events" {
  provider = aws.use1
  arn      = aws_sns_topic.events.arn
  policy = jsonencode({
    Version = "2008-10-17"
    Statement = [{
      Sid       = "events"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.events.arn
    }]
  })
}
resource "aws_sns_topic_subscription" "emails" {
  provider  = aws.use1
  count     = length(var.emails)
  topic_arn = aws_sns_topic.events.arn
  protocol  = "email"
  endpoint  = var.emails[count.index]
}
resource "aws_cloudwatch_event_rule" "this" {
  provider = aws.use1
  for_each = { for r in local.rules : r.name => r }
  name     = each.key
  event_pattern = jsonencode({
    source        = each.value.source
    "detail-type" = each.value.detail_type
    detail        = each.value.detail
  })
}
resource "aws_cloudwatch_event_target" "this" {
  provider  = aws.use1
  for_each  = aws_cloudwatch_event_rule.this
  rule      = each.value.name
  target_id = "sns"
  arn       = aws_sns_topic.events.arn
  input_transformer {
    input_paths = {
      who  = "$.detail.userIdentity.arn"
      what = "$.detail.eventName"
    }
    input_template = "\"<who> did <what>\""
  }
}
