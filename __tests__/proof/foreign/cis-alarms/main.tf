# The CIS alarms: a map of filters, one for_each per kind of resource
variable "cloudtrail_log_group_name" { type = string }
variable "sns_topic_name" { default = "cis-alarms" }
variable "alarm_namespace" { default = "CISBenchmark" }
variable "enabled" { default = true }
variable "tags" { default = {} }

locals {
  filters = {
    unauthorized_api_calls = { pattern = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }", description = "Unauthorized API calls" }
    root_usage             = { pattern = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }", description = "Root" }
    no_mfa                 = { pattern = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") }", description = "MFA" }
  }
}

data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

resource "aws_sns_topic" "alarms" {
  count             = var.enabled ? 1 : 0
  name              = var.sns_topic_name
  kms_master_key_id = aws_kms_key.sns[0].id
  tags              = var.tags
}

resource "aws_kms_key" "sns" {
  count                   = var.enabled ? 1 : 0
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.sns_kms.json
}

data "aws_iam_policy_document" "sns_kms" {
  statement {
    sid       = "root"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = [format("arn:aws:iam::%s:root", data.aws_caller_identity.current.account_id)]
    }
  }
  statement {
    sid       = "cloudwatch"
    actions   = ["kms:Decrypt*", "kms:GenerateDataKey*"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "topic" {
  policy_id = "allow-cloudwatch"
  statement {
    sid     = "AllowManageSNS"
    effect  = "Allow"
    actions = ["SNS:Subscribe", "SNS:SetTopicAttributes", "SNS:Publish"]
    resources = aws_sns_topic.alarms[*].arn
    condition {
      test     = "StringEquals"
      variable = "AWS:SourceOwner"
      values   = [data.aws_caller_identity.current.account_id]
    }
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
  statement {
    actions   = ["sns:Publish"]
    resources = aws_sns_topic.alarms[*].arn
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  count  = var.enabled ? 1 : 0
  arn    = aws_sns_topic.alarms[0].arn
  policy = data.aws_iam_policy_document.topic.json
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each       = var.enabled ? local.filters : {}
  name           = each.key
  pattern        = each.value.pattern
  log_group_name = var.cloudtrail_log_group_name
  metric_transformation {
    name      = each.key
    namespace = var.alarm_namespace
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = var.enabled ? local.filters : {}
  alarm_name          = each.key
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = "1"
  metric_name         = aws_cloudwatch_log_metric_filter.this[each.key].id
  namespace           = var.alarm_namespace
  period              = "300"
  statistic           = "Sum"
  threshold           = "1"
  alarm_description   = each.value.description
  alarm_actions       = [aws_sns_topic.alarms[0].arn]
  treat_missing_data  = "notBreaching"
  insufficient_data_actions = []
  tags = var.tags
}
