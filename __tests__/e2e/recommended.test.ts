import { ListTagsForResourceCommand } from "@aws-sdk/client-sns";
import { pack } from "../../rules";
import { filterText } from "../../src/rule/filter-text";
import { routesOf } from "../../src/rule/routes";
import { metricName } from "../../src/rule/rule";
import { isRecorded } from "../stacks/synth";
import { describePreset } from "./support/describe-preset";

const all = pack("recommended").filter(isRecorded);
const rules = all.filter((rule) => routesOf(rule).includes("metric"));
const events = all.filter((rule) => routesOf(rule).includes("event"));
const account = "123456789012";
const trail = `arn:aws:cloudtrail:us-east-1:${account}:trail/acme-audit-trail`;
const topic = `arn:aws:sns:us-east-1:${account}:acme-audit-alerts`;
const logGroup = `arn:aws:logs:us-east-1:${account}:log-group:/acme-audit/cloudtrail`;
const bucket = `acme-audit-audit-logs-${account}-us-east-1`;
const key = expect.stringMatching(
  `^arn:aws:kms:us-east-1:${account}:key/[0-9a-f-]{36}$`,
);

describePreset({
  preset: "recommended",
  // S3 logs each request for the audit logs, so the bucket of those logs is never empty.
  context: {
    features: {
      forceDestroy: true,
      bucketRetention: { glacierAfter: 0, deleteAfter: "never" },
    },
  },
  variables: {
    alert_emails: ["security@example.com", "oncall@example.com"],
    alert_phone_numbers: ["+15555550100"],
    alert_https_endpoints: ["https://alerts.example.com/sns"],
    prefix: "acme-audit",
    environment: "staging",
    retention_days: "400",
    tags: { Environment: "stage", "cost:center": "7 + 8 = 15" },
  },
  holds: {
    aws_cloudtrail: 1,
    // And two, for writes and reads, in each region that is forwarded from besides the home region.
    aws_cloudwatch_event_rule: events.length + 4,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_log_metric_filter: rules.length,
    aws_cloudwatch_metric_alarm: rules.length + 1,
    aws_iam_role: 2,
    aws_kms_alias: 2,
    aws_kms_key: 2,
    aws_s3_bucket: 2,
    aws_sns_topic: 1,
    aws_sns_topic_subscription: 4,
    aws_sqs_queue: 1,
  },
  demands: (deployed) => {
    test("the trail records all regions, signed and encrypted", () => {
      expect(deployed().actual).toMatchObject({
        "aws_cloudtrail.main": {
          name: "acme-audit-trail",
          s3_bucket_name: bucket,
          is_multi_region_trail: "true",
          include_global_service_events: "true",
          enable_logging: "true",
          enable_log_file_validation: "true",
          kms_key_id: key,
          cloud_watch_logs_group_arn: `${logGroup}:*`,
        },
        "aws_cloudwatch_log_group.security_logs": {
          retention_in_days: "400",
          kms_key_id: key,
        },
      });
    });

    test("the audit logs are private, versioned, encrypted and kept", () => {
      expect(deployed().actual).toMatchObject({
        "aws_s3_bucket_public_access_block.audit_logs": {
          block_public_acls: "true",
          block_public_policy: "true",
          ignore_public_acls: "true",
          restrict_public_buckets: "true",
        },
        "aws_s3_bucket_ownership_controls.audit_logs": {
          rule: { object_ownership: "BucketOwnerEnforced" },
        },
        "aws_s3_bucket_versioning.audit_logs": {
          versioning_configuration: { status: "Enabled" },
        },
        "aws_s3_bucket_server_side_encryption_configuration.audit_logs": {
          rule: {
            apply_server_side_encryption_by_default: {
              sse_algorithm: "aws:kms",
              kms_master_key_id: key,
            },
            bucket_key_enabled: "true",
          },
        },
        "aws_s3_bucket_lifecycle_configuration.audit_logs": {
          rule: {
            status: "Enabled",
            transition: { days: "0", storage_class: "GLACIER_IR" },
          },
        },
        "aws_s3_bucket_logging.audit_logs": {
          target_bucket: `acme-audit-access-logs-${account}-us-east-1`,
        },
      });
    });

    test("only this trail may write, and only with TLS", () => {
      const CloudTrail = {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
      };
      expect(deployed().actual).toMatchObject({
        "aws_s3_bucket_policy.ct_policy": {
          policy: {
            Statement: [
              {
                ...CloudTrail,
                Action: "s3:GetBucketAcl",
                Condition: { StringEquals: { "aws:SourceArn": trail } },
              },
              {
                ...CloudTrail,
                Action: "s3:PutObject",
                Resource: `arn:aws:s3:::${bucket}/AWSLogs/${account}/*`,
                Condition: {
                  StringEquals: {
                    "s3:x-amz-acl": "bucket-owner-full-control",
                    "aws:SourceArn": trail,
                  },
                },
              },
              {
                Effect: "Deny",
                Principal: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
        "aws_iam_role_policy.ct_policy": {
          policy: {
            Statement: {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: `${logGroup}:log-stream:${account}_CloudTrail_us-east-1*`,
            },
          },
        },
      });
    });

    test("alarms and events may publish to the encrypted topic", () => {
      const alarms = {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: {
            "aws:SourceArn": `arn:aws:cloudwatch:us-east-1:${account}:alarm:*`,
          },
        },
      };
      // EventBridge sends nothing that a condition could compare.
      const events = {
        Sid: expect.any(String),
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
      };
      const encrypt = {
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
      };
      const publish = { Action: "sns:Publish", Resource: topic };
      const { actual } = deployed();
      expect(actual).toMatchObject({
        "aws_sns_topic.security_alerts": { kms_master_key_id: key },
      });
      expect(actual).toHaveProperty(
        ["aws_kms_key.alert_key", "policy", "Statement"],
        expect.arrayContaining([
          expect.objectContaining({ ...alarms, ...encrypt }),
          { ...events, ...encrypt },
        ]),
      );
      expect(actual).toHaveProperty(
        ["aws_sns_topic_policy.security_alerts", "policy", "Statement"],
        expect.arrayContaining([
          expect.objectContaining({ ...alarms, ...publish }),
          { ...events, ...publish },
        ]),
      );
    });

    test("everyone named in the variables hears the alerts", () => {
      const subscriptions = Object.entries(deployed().actual).filter(
        ([address]) => address.startsWith("aws_sns_topic_subscription."),
      );
      expect(subscriptions.map(([, subscription]) => subscription)).toEqual(
        expect.arrayContaining(
          [
            { protocol: "email", endpoint: "security@example.com" },
            { protocol: "email", endpoint: "oncall@example.com" },
            { protocol: "sms", endpoint: "+15555550100" },
            { protocol: "https", endpoint: "https://alerts.example.com/sns" },
          ].map((subscription) => ({ ...subscription, topic_arn: topic })),
        ),
      );
    });

    test.each(rules.map((rule) => [rule.id, rule] as const))(
      "%s has its filter, and an alarm on its metric that is heard",
      (id, rule) => {
        const resources = Object.values(deployed().actual);
        const metric = {
          namespace: "acme-audit/Security",
          name: metricName(rule),
        };
        expect(resources).toContainEqual({
          name: metric.name,
          log_group_name: "/acme-audit/cloudtrail",
          pattern: filterText(rule),
          metric_transformation: { ...metric, value: "1", default_value: "0" },
        });
        expect(resources).toContainEqual({
          alarm_name: `acme-audit-${rule.severity.toUpperCase()}-${id}`,
          alarm_description: expect.stringContaining(rule.title),
          namespace: metric.namespace,
          metric_name: metric.name,
          statistic: "Sum",
          period: String(rule.alarm?.period ?? 300),
          evaluation_periods: "1",
          comparison_operator: "GreaterThanOrEqualToThreshold",
          threshold: String(rule.alarm?.threshold ?? 1),
          treat_missing_data: "notBreaching",
          alarm_actions: topic,
        });
      },
    );

    test("what is there says whose it is", async () => {
      const { Tags } = await deployed().clients.sns.send(
        new ListTagsForResourceCommand({ ResourceArn: topic }),
      );
      expect(Tags).toEqual(
        expect.arrayContaining([
          { Key: "Application", Value: "acme-audit" },
          { Key: "Environment", Value: "stage" },
          { Key: "cost:center", Value: "7 + 8 = 15" },
        ]),
      );
    });
  },
});
