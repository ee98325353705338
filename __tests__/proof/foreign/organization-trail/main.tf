# A trail with its bucket and log group: dynamic blocks, policies by data sources
variable "name" { default = "audit" }
variable "is_organization_trail" { default = false }
variable "s3_key_prefix" { default = "cloudtrail" }
variable "event_selectors" {
  type = list(object({ read_write_type = string, include_management_events = bool, data_resources = list(object({ type = string, values = list(string) })) }))
  default = [{ read_write_type = "All", include_management_events = true, data_resources = [{ type = "AWS::S3::Object", values = ["arn:aws:s3"] }] }]
}
data "aws_caller_identity" "this" {}
data "aws_partition" "this" {}
data "aws_region" "this" {}
locals {
  bucket_name = lower(join("-", compact([var.name, "cloudtrail", data.aws_caller_identity.this.account_id])))
  bucket_arn  = "arn:${data.aws_partition.this.partition}:s3:::${local.bucket_name}"
  prefix      = var.s3_key_prefix != "" ? "${var.s3_key_prefix}/" : ""
}
resource "aws_s3_bucket" "trail" {
  bucket        = local.bucket_name
  force_destroy = false
}
data "aws_iam_policy_document" "bucket" {
  source_policy_documents = []
  statement {
    sid       = "AclCheck"
    actions   = ["s3:GetBucketAcl"]
    resources = [local.bucket_arn]
    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
  }
  statement {
    sid     = "Write"
    actions = ["s3:PutObject"]
    resources = ["${local.bucket_arn}/${local.prefix}AWSLogs/*"]
    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com", "config.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
  }
}
resource "aws_s3_bucket_policy" "trail" {
  bucket = aws_s3_bucket.trail.id
  policy = data.aws_iam_policy_document.bucket.json
}
resource "aws_cloudwatch_log_group" "trail" {
  name_prefix       = "/cloudtrail/${var.name}-"
  retention_in_days = 90
}
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "trail" {
  name_prefix        = "cloudtrail-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}
data "aws_iam_policy_document" "logs" {
  statement {
    actions   = ["logs:CreateLogStream"]
    resources = ["arn:${data.aws_partition.this.partition}:logs:${data.aws_region.this.name}:${data.aws_caller_identity.this.account_id}:log-group:${aws_cloudwatch_log_group.trail.name}:log-stream:*"]
  }
  statement {
    actions   = ["logs:PutLogEvents"]
    resources = ["arn:${data.aws_partition.this.partition}:logs:${data.aws_region.this.name}:${data.aws_caller_identity.this.account_id}:log-group:${aws_cloudwatch_log_group.trail.name}:log-stream:*"]
  }
}
resource "aws_iam_policy" "logs" {
  name   = "cloudtrail-logs"
  policy = data.aws_iam_policy_document.logs.json
}
resource "aws_iam_policy_attachment" "logs" {
  name       = "cloudtrail-logs"
  policy_arn = aws_iam_policy.logs.arn
  roles      = [aws_iam_role.trail.name]
}
resource "aws_cloudtrail" "this" {
  name                          = var.name
  s3_bucket_name                = aws_s3_bucket_policy.trail.bucket
  s3_key_prefix                 = var.s3_key_prefix
  cloud_watch_logs_role_arn     = aws_iam_role.trail.arn
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail.arn}:*"
  is_multi_region_trail         = true
  include_global_service_events = true
  is_organization_trail         = var.is_organization_trail
  dynamic "event_selector" {
    for_each = var.event_selectors
    content {
      read_write_type           = event_selector.value.read_write_type
      include_management_events = lookup(event_selector.value, "include_management_events", null)
      dynamic "data_resource" {
        for_each = event_selector.value.data_resources
        content {
          type   = data_resource.value.type
          values = data_resource.value.values
        }
      }
    }
  }
}
resource "aws_cloudwatch_log_metric_filter" "root" {
  name           = "root"
  pattern        = "{$.userIdentity.type=\"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !=\"AwsServiceEvent\"}"
  log_group_name = aws_cloudwatch_log_group.trail.name
  metric_transformation {
    name      = "RootAccountUsage"
    namespace = "LogMetrics"
    value     = "1"
  }
}
resource "aws_cloudwatch_metric_alarm" "root" {
  alarm_name          = "root"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  metric_name         = aws_cloudwatch_log_metric_filter.root.metric_transformation[0].name
  namespace           = "LogMetrics"
  period              = 300
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = [aws_sns_topic.security.arn]
}
resource "aws_sns_topic" "security" { name = "security" }
resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.security.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}
