# AWS Config with the types that the rules look at, and a mail when one is broken.

provider "aws" {
  region = "us-east-1"
}

resource "aws_config_configuration_recorder" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::SecurityGroup", "AWS::EC2::Volume"]
  }
}

resource "aws_config_delivery_channel" "main" {
  s3_bucket_name = aws_s3_bucket.history.bucket
  depends_on     = [aws_config_configuration_recorder.main]
}

resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true
  depends_on = [aws_config_delivery_channel.main]
}

resource "aws_s3_bucket" "history" {
  bucket = "config-history-example"
}

resource "aws_s3_bucket_policy" "history" {
  bucket = aws_s3_bucket.history.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "config.amazonaws.com" }
      Action    = ["s3:GetBucketAcl", "s3:ListBucket", "s3:PutObject"]
      Resource  = [aws_s3_bucket.history.arn, "${aws_s3_bucket.history.arn}/*"]
    }]
  })
}

resource "aws_config_config_rule" "this" {
  for_each = {
    encrypted-volumes = "ENCRYPTED_VOLUMES"
    restricted-ssh    = "INCOMING_SSH_DISABLED"
  }
  name = each.key
  source {
    owner             = "AWS"
    source_identifier = each.value
  }
  depends_on = [aws_config_configuration_recorder.main]
}

resource "aws_cloudwatch_event_rule" "broken" {
  name = "rule-broken"
  event_pattern = jsonencode({
    source      = ["aws.config"]
    detail-type = ["Config Rules Compliance Change"]
    detail = {
      newEvaluationResult = { complianceType = ["NON_COMPLIANT"] }
      configRuleName      = [for rule in aws_config_config_rule.this : rule.name]
    }
  })
}

resource "aws_cloudwatch_event_target" "broken" {
  rule = aws_cloudwatch_event_rule.broken.name
  arn  = aws_sns_topic.broken.arn
}

resource "aws_sns_topic" "broken" {
  name = "rule-broken"
}

resource "aws_sns_topic_policy" "broken" {
  arn = aws_sns_topic.broken.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.broken.arn
    }]
  })
}

resource "aws_sns_topic_subscription" "broken" {
  topic_arn = aws_sns_topic.broken.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}
