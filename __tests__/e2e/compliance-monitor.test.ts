import { describePreset } from "./support/describe-preset";

describePreset({
  preset: "compliance-monitor",
  variables: { alert_emails: ["security@example.com"] },
  holds: {
    aws_cloudtrail: 1,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_log_metric_filter: 1,
    aws_cloudwatch_metric_alarm: 1,
    aws_iam_role: 1,
    aws_s3_bucket: 1,
    aws_sns_topic: 1,
    aws_sns_topic_subscription: 1,
  },
  demands: (deployed) => {
    test("it is the eleven resources of the hand-written configuration", () => {
      expect(Object.keys(deployed().actual).sort()).toEqual([
        "aws_cloudtrail.main",
        "aws_cloudwatch_log_group.security_logs",
        "aws_cloudwatch_log_metric_filter.root_login",
        "aws_cloudwatch_metric_alarm.root_alarm",
        "aws_iam_role.ct_role",
        "aws_iam_role_policy.ct_policy",
        "aws_s3_bucket.audit_logs",
        "aws_s3_bucket_policy.ct_policy",
        "aws_sns_topic.security_alerts",
        "aws_sns_topic_subscription.email_me",
        "random_id.suffix",
      ]);
    });

    test("the trail records all regions into the log group's streams", () => {
      const bucket = expect.stringMatching(/^global-audit-logs-[0-9a-f]{8}$/);
      expect(deployed().actual).toMatchObject({
        "aws_cloudtrail.main": {
          name: "global-security-trail",
          s3_bucket_name: bucket,
          is_multi_region_trail: "true",
          include_global_service_events: "true",
          enable_logging: "true",
          cloud_watch_logs_group_arn:
            "arn:aws:logs:us-east-1:123456789012:log-group:/aws/security/global-audit:*",
          cloud_watch_logs_role_arn:
            "arn:aws:iam::123456789012:role/CloudTrailToCloudWatchRole",
        },
        "aws_cloudwatch_log_group.security_logs": {
          name: "/aws/security/global-audit",
        },
        "aws_s3_bucket.audit_logs": { bucket },
      });
    });

    test("CloudTrail may write to the bucket and to the log streams", () => {
      const cloudtrail = { Service: "cloudtrail.amazonaws.com" };
      expect(deployed().actual).toMatchObject({
        "aws_s3_bucket_policy.ct_policy": {
          policy: {
            Statement: [
              { Principal: cloudtrail, Action: "s3:GetBucketAcl" },
              {
                Principal: cloudtrail,
                Action: "s3:PutObject",
                Resource: expect.stringMatching(/\/AWSLogs\/\*$/),
                Condition: {
                  StringEquals: {
                    "s3:x-amz-acl": "bucket-owner-full-control",
                  },
                },
              },
            ],
          },
        },
        "aws_iam_role.ct_role": {
          assume_role_policy: {
            Statement: { Principal: cloudtrail, Action: "sts:AssumeRole" },
          },
        },
        "aws_iam_role_policy.ct_policy": {
          policy: {
            Statement: {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource:
                "arn:aws:logs:us-east-1:123456789012:log-group:/aws/security/global-audit:*",
            },
          },
        },
      });
    });

    test("root usage raises an alarm that a person hears", () => {
      const topic = "arn:aws:sns:us-east-1:123456789012:global-security-alerts";
      expect(deployed().actual).toMatchObject({
        "aws_cloudwatch_log_metric_filter.root_login": {
          name: "RootLoginDetected",
          log_group_name: "/aws/security/global-audit",
          pattern:
            '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
          metric_transformation: {
            name: "RootUsage",
            namespace: "Security",
            value: "1",
          },
        },
        "aws_cloudwatch_metric_alarm.root_alarm": {
          alarm_name: "CRITICAL-Root-Login-Detected",
          namespace: "Security",
          metric_name: "RootUsage",
          statistic: "Sum",
          period: "60",
          evaluation_periods: "1",
          comparison_operator: "GreaterThanOrEqualToThreshold",
          threshold: "1",
          treat_missing_data: "notBreaching",
          alarm_actions: topic,
        },
        "aws_sns_topic_subscription.email_me": {
          topic_arn: topic,
          protocol: "email",
          endpoint: "security@example.com",
        },
      });
    });
  },
});
