# Alarms without actions: an event rule hears of their states, a function makes a mail of it.

provider "aws" {
  region = "eu-west-1"
}

resource "aws_cloudwatch_log_metric_filter" "root" {
  name           = "root"
  log_group_name = "audit"
  pattern        = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"
  metric_transformation {
    name      = "Root"
    namespace = "Audit"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "root" {
  alarm_name          = "root"
  namespace           = one(aws_cloudwatch_log_metric_filter.root.metric_transformation[*].namespace)
  metric_name         = aws_cloudwatch_log_metric_filter.root.metric_transformation[0].name
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
}

resource "aws_cloudwatch_event_rule" "alarms" {
  name = "alarms"
  event_pattern = jsonencode({
    source      = ["aws.cloudwatch"]
    detail-type = ["CloudWatch Alarm State Change"]
    detail      = { state = { value = ["ALARM"] } }
  })
}

resource "aws_cloudwatch_event_target" "alarms" {
  rule = aws_cloudwatch_event_rule.alarms.name
  arn  = aws_lambda_function.mail.arn
}

resource "aws_lambda_permission" "alarms" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.mail.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.alarms.arn
}

resource "aws_lambda_function" "mail" {
  function_name = "alarm-mail"
  role          = aws_iam_role.mail.arn
  filename      = "mail.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  environment {
    variables = { TOPIC_ARN = aws_sns_topic.mail.arn }
  }
}

resource "aws_iam_role" "mail" {
  name = "alarm-mail"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
  inline_policy {
    name = "publish"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = "*"
      }]
    })
  }
}

resource "aws_sns_topic" "mail" {
  name = "alarm-mail"
}

resource "awscc_chatbot_slack_channel_configuration" "security" {
  configuration_name = "security"
  sns_topic_arns     = [aws_sns_topic.mail.arn]
}
