# Event rules in a map, with a topic in each of two regions: sign-ins of root come to us-east-1.

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

locals {
  rules = {
    trail = {
      source      = ["aws.cloudtrail"]
      detail-type = ["AWS API Call via CloudTrail"]
      detail = {
        eventSource = ["cloudtrail.amazonaws.com"]
        eventName   = ["StopLogging", "DeleteTrail"]
      }
    }
    groups = {
      source      = ["aws.ec2"]
      detail-type = ["AWS API Call via CloudTrail"]
      detail = {
        eventSource = ["ec2.amazonaws.com"]
        eventName   = [{ prefix = "AuthorizeSecurityGroup" }]
      }
    }
  }
}

resource "aws_cloudtrail" "audit" {
  name                  = "audit"
  s3_bucket_name        = "audit-logs-of-another-stack"
  is_multi_region_trail = true
}

resource "aws_cloudwatch_event_rule" "calls" {
  for_each      = local.rules
  name          = "calls-${each.key}"
  event_pattern = jsonencode(each.value)
}

resource "aws_cloudwatch_event_target" "calls" {
  for_each = aws_cloudwatch_event_rule.calls
  rule     = each.value.name
  arn      = aws_sns_topic.frankfurt.arn
}

resource "aws_sns_topic" "frankfurt" {
  name = "calls"
}

data "aws_iam_policy_document" "frankfurt" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.frankfurt.arn]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

resource "aws_sns_topic_policy" "frankfurt" {
  arn    = aws_sns_topic.frankfurt.arn
  policy = data.aws_iam_policy_document.frankfurt.json
}

resource "aws_sns_topic_subscription" "frankfurt" {
  topic_arn = aws_sns_topic.frankfurt.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}

resource "aws_cloudwatch_event_rule" "root" {
  provider      = aws.virginia
  name          = "root"
  event_pattern = <<-PATTERN
    {
      "detail-type": ["AWS Console Sign In via CloudTrail"],
      "detail": {"userIdentity": {"type": ["Root"]}}
    }
  PATTERN
}

resource "aws_cloudwatch_event_target" "root" {
  provider = aws.virginia
  rule     = aws_cloudwatch_event_rule.root.name
  arn      = aws_sns_topic.virginia.arn
  role_arn = aws_iam_role.mail.arn
}

resource "aws_sns_topic" "virginia" {
  provider = aws.virginia
  name     = "root"
}

resource "aws_iam_role" "mail" {
  name = "mail"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "events.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "mail" {
  role = aws_iam_role.mail.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "SNS:Publish"
      Resource = aws_sns_topic.virginia.arn
    }]
  })
}

resource "aws_sns_topic_subscription" "virginia" {
  provider  = aws.virginia
  topic_arn = aws_sns_topic.virginia.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}
