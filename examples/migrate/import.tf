# Beside cdk.tf.json for one apply, where no state knows what must stay. Terraform 1.6 or newer.
import {
  to = aws_s3_bucket.audit_logs
  id = "global-audit-logs-72cff8fa"
}

import {
  to = aws_cloudtrail.main
  id = "arn:aws:cloudtrail:us-east-1:${data.aws_caller_identity.current.account_id}:trail/global-security-trail"
}

import {
  to = aws_cloudwatch_log_group.security_logs
  id = "/aws/security/global-audit"
}

import {
  to = aws_sns_topic.security_alerts
  id = "arn:aws:sns:us-east-1:${data.aws_caller_identity.current.account_id}:global-security-alerts"
}
