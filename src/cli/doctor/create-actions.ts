/**
 * What it takes to make each kind of resource that the constructs know: the calls that create it, not those that
 * read, tag or delete it. A test holds it to the constructs.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const createActions: Readonly<Record<string, readonly string[]>> = {
  aws_accessanalyzer_analyzer: ["access-analyzer:CreateAnalyzer"],
  aws_athena_named_query: ["athena:CreateNamedQuery"],
  aws_athena_workgroup: ["athena:CreateWorkGroup"],
  aws_chatbot_slack_channel_configuration: [
    "chatbot:CreateSlackChannelConfiguration",
    "iam:PassRole",
  ],
  aws_chatbot_teams_channel_configuration: [
    "chatbot:CreateMicrosoftTeamsChannelConfiguration",
    "iam:PassRole",
  ],
  aws_cloudtrail: [
    "cloudtrail:CreateTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:StartLogging",
    "iam:PassRole",
  ],
  aws_cloudtrail_organization_delegated_admin_account: [
    "cloudtrail:RegisterOrganizationDelegatedAdmin",
  ],
  aws_cloudwatch_dashboard: ["cloudwatch:PutDashboard"],
  aws_cloudwatch_event_permission: ["events:PutPermission"],
  aws_cloudwatch_event_rule: ["events:PutRule"],
  aws_cloudwatch_event_target: ["events:PutTargets"],
  aws_cloudwatch_log_group: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
  aws_cloudwatch_log_metric_filter: ["logs:PutMetricFilter"],
  aws_cloudwatch_log_stream: ["logs:CreateLogStream"],
  aws_cloudwatch_metric_alarm: ["cloudwatch:PutMetricAlarm"],
  aws_cloudwatch_query_definition: ["logs:PutQueryDefinition"],
  aws_config_config_rule: ["config:PutConfigRule"],
  aws_config_configuration_recorder: [
    "config:PutConfigurationRecorder",
    "iam:PassRole",
  ],
  aws_config_configuration_recorder_status: [
    "config:StartConfigurationRecorder",
  ],
  aws_config_delivery_channel: ["config:PutDeliveryChannel"],
  aws_config_remediation_configuration: [
    "config:PutRemediationConfigurations",
    "iam:PassRole",
  ],
  aws_dynamodb_table: [
    "dynamodb:CreateTable",
    "dynamodb:UpdateContinuousBackups",
    "dynamodb:UpdateTimeToLive",
  ],
  aws_glue_catalog_database: ["glue:CreateDatabase"],
  aws_glue_catalog_table: ["glue:CreateTable"],
  aws_guardduty_detector: ["guardduty:CreateDetector"],
  aws_guardduty_detector_feature: ["guardduty:UpdateDetector"],
  aws_guardduty_organization_admin_account: [
    "guardduty:EnableOrganizationAdminAccount",
  ],
  aws_guardduty_organization_configuration: [
    "guardduty:UpdateOrganizationConfiguration",
  ],
  aws_guardduty_organization_configuration_feature: [
    "guardduty:UpdateOrganizationConfiguration",
  ],
  aws_iam_role: ["iam:CreateRole"],
  aws_iam_role_policy: ["iam:PutRolePolicy"],
  aws_iam_service_linked_role: ["iam:CreateServiceLinkedRole"],
  aws_kinesis_firehose_delivery_stream: [
    "firehose:CreateDeliveryStream",
    "iam:PassRole",
  ],
  aws_kms_alias: ["kms:CreateAlias"],
  aws_kms_key: ["kms:CreateKey", "kms:EnableKeyRotation"],
  aws_lambda_event_source_mapping: ["lambda:CreateEventSourceMapping"],
  aws_lambda_function: ["iam:PassRole", "lambda:CreateFunction"],
  aws_lambda_function_event_invoke_config: [
    "lambda:PutFunctionEventInvokeConfig",
  ],
  aws_lambda_permission: ["lambda:AddPermission"],
  aws_opensearch_domain: ["es:CreateDomain"],
  aws_opensearchserverless_access_policy: ["aoss:CreateAccessPolicy"],
  aws_opensearchserverless_collection: ["aoss:CreateCollection"],
  aws_opensearchserverless_lifecycle_policy: ["aoss:CreateLifecyclePolicy"],
  aws_opensearchserverless_security_policy: ["aoss:CreateSecurityPolicy"],
  aws_organizations_delegated_administrator: [
    "organizations:RegisterDelegatedAdministrator",
  ],
  aws_s3_bucket: ["s3:CreateBucket"],
  aws_s3_bucket_lifecycle_configuration: ["s3:PutLifecycleConfiguration"],
  aws_s3_bucket_logging: ["s3:PutBucketLogging"],
  aws_s3_bucket_notification: ["s3:PutBucketNotification"],
  aws_s3_bucket_object_lock_configuration: [
    "s3:PutBucketObjectLockConfiguration",
  ],
  aws_s3_bucket_ownership_controls: ["s3:PutBucketOwnershipControls"],
  aws_s3_bucket_policy: ["s3:PutBucketPolicy"],
  aws_s3_bucket_public_access_block: ["s3:PutBucketPublicAccessBlock"],
  aws_s3_bucket_server_side_encryption_configuration: [
    "s3:PutEncryptionConfiguration",
  ],
  aws_s3_bucket_versioning: ["s3:PutBucketVersioning"],
  aws_securityhub_account: ["securityhub:EnableSecurityHub"],
  aws_securityhub_finding_aggregator: ["securityhub:CreateFindingAggregator"],
  aws_securityhub_organization_admin_account: [
    "securityhub:EnableOrganizationAdminAccount",
  ],
  aws_securityhub_organization_configuration: [
    "securityhub:UpdateOrganizationConfiguration",
  ],
  aws_securityhub_standards_subscription: ["securityhub:BatchEnableStandards"],
  aws_sns_topic: ["sns:CreateTopic", "sns:SetTopicAttributes"],
  aws_sns_topic_policy: ["sns:SetTopicAttributes"],
  aws_sns_topic_subscription: ["sns:Subscribe"],
  aws_sqs_queue: ["sqs:CreateQueue"],
  aws_sqs_queue_policy: ["sqs:SetQueueAttributes"],
};
