# Beside cdk.tf.json for one apply. What stands at another address in your state than Trailwire gives it
# is moved, not made anew. The tutorial's addresses are Trailwire's, except for this one: its subscription
# becomes the first of as many as there are addresses.
moved {
  from = aws_sns_topic_subscription.email_me
  to   = aws_sns_topic_subscription.email_me["security@example.com"]
}

# A monitor that was written otherwise needs a block for each thing that must stay, such as:
#
# moved {
#   from = module.audit.aws_s3_bucket.logs
#   to   = aws_s3_bucket.audit_logs
# }
#
# The others: aws_cloudtrail.main, aws_cloudwatch_log_group.security_logs, aws_sns_topic.security_alerts.
