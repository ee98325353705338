import type { Lack } from "./left-out";

const analyzer =
  "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/acme-external-access";

/** What moto 5.2 cannot make of the services of the preset `posture`. */
export const postureLacks: readonly Lack[] = [
  {
    resource: "aws_accessanalyzer_analyzer.access_analyzer_external_access",
    because: "the emulator has no IAM Access Analyzer",
    standIn: { arn: analyzer },
  },
  ...[
    "ebs_malware_protection",
    "eks_audit_logs",
    "lambda_network_logs",
    "rds_login_events",
    "runtime_monitoring_disabled",
  ].map((feature) => ({
    resource: `aws_guardduty_detector_feature.guardduty_${feature}`,
    because: "the emulator's GuardDuty knows the feature S3_DATA_EVENTS only",
  })),
  {
    resource: "aws_securityhub_account.security_hub",
    because: "the emulator has no UpdateSecurityHubConfiguration",
  },
  ...["aws_foundational", "cis_3_0"].map((standard) => ({
    resource: `aws_securityhub_standards_subscription.security_hub_${standard}`,
    because: "the emulator's Security Hub has no standards",
  })),
];
