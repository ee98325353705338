import type { Preset } from "../../src/stacks/presets";
import { filterChecks } from "./filter-checks";

/** What presets do not meet, and why it is so. */
export interface Exception {
  /** One id of each check. */
  readonly checks: readonly string[];
  /** What the guide says instead of the ids. @default - the ids */
  readonly called?: string;
  /** @default - all */
  readonly presets?: readonly Preset[];
  /** Addresses of resources; `*` stands for any end of a name. */
  readonly at: readonly string[];
  /** For people; the guide prints it. */
  readonly because: string;
  /** The setting with which the check is met. @default - there is none */
  readonly setting?: {
    readonly path: `${string}.${string}`;
    readonly value: unknown;
  };
}

const filterIds = (isWanted: (id: string) => boolean) =>
  filterChecks
    .filter(({ of }) => of === "aws_cloudtrail")
    .flatMap(({ ids }) => ids)
    .filter(isWanted);

const trail = "aws_cloudtrail.main";
const bucket = "aws_s3_bucket.*";
const pipeline = "aws_lambda_function.event_pipeline";
const responses = "aws_lambda_function.response_*";

export const exceptions: readonly Exception[] = [
  {
    checks: [
      "CKV_AWS_35",
      "CKV_AWS_36",
      "AVD-AWS-0163",
      "AVD-AWS-0086",
      "AVD-AWS-0087",
      "AVD-AWS-0091",
      "AVD-AWS-0093",
      "CKV2_AWS_6",
      "CKV_AWS_18",
      "CKV_AWS_19",
      "CKV_AWS_145",
      "AVD-AWS-0132",
      "CKV_AWS_21",
      "CKV2_AWS_61",
      "CKV_AWS_379",
      "CKV_AWS_66",
      "CKV_AWS_338",
      "CKV_AWS_158",
      "CKV_AWS_26",
      "AVD-AWS-0136",
      "cloudwatch_*_alarm_missing",
    ],
    called:
      "encryption, old versions, public access, access logs, lifecycles, TLS, retention, validation of log files, the alarm's reference to its filter",
    presets: ["compliance-monitor"],
    at: [
      trail,
      "aws_s3_bucket.audit_logs",
      "aws_cloudwatch_log_group.security_logs",
      "aws_cloudwatch_log_metric_filter.root_login",
      "aws_sns_topic.security_alerts",
    ],
    because:
      "The preset is the tutorial's eleven resources and no more. The same resources of `recommended` meet all of these.",
  },
  {
    checks: filterIds((id) => id !== "cloudwatch_log_metric_filter_root_usage"),
    called:
      "the benchmark's other fourteen filters (Prowler `cloudwatch_…`, Trivy `AVD-AWS-0147` to `0160`, `0174`)",
    presets: ["compliance-monitor"],
    at: [trail],
    because:
      "The tutorial has one alarm, for root. `recommended` has one for each.",
  },
  {
    checks: ["CKV2_AWS_10", ...filterIds(() => true)],
    called:
      "`CKV2_AWS_10`, `AVD-AWS-0162`, `cloudtrail_cloudwatch_logging_enabled`, and the benchmark's fifteen filters",
    presets: ["event-pipeline"],
    at: [trail],
    because:
      "The preset has no log group: its function reads the log files and matches every rule itself.",
  },
  {
    checks: ["AVD-AWS-0148", "AVD-AWS-0149"],
    presets: ["recommended", "full"],
    at: [trail],
    because:
      "Trivy looks for words that CloudWatch does not accept (`==`, `&.eventType`). The filters are those that AWS Security Hub compares letter by letter.",
  },
  {
    checks: ["AVD-AWS-0156", "AVD-AWS-0159"],
    presets: ["recommended", "full"],
    at: [trail],
    because:
      "Trivy knows the filters of the benchmark's first versions. Ours follow CIS 5.0, with `ModifySecurityGroupRules`, and Prowler, with the event's source.",
  },
  {
    checks: ["CKV_AWS_252"],
    at: [trail],
    because:
      "It would be a message for every log file. Where somebody reads them, in the event pipeline, the bucket tells its queue.",
  },
  {
    checks: ["cloudtrail_insights_exist"],
    at: [trail],
    because: "CloudTrail charges for every event that it looks at.",
    setting: { path: "features.insights", value: true },
  },
  {
    checks: [
      "cloudtrail_s3_dataevents_read_enabled",
      "cloudtrail_s3_dataevents_write_enabled",
    ],
    at: [trail],
    because: "CloudTrail charges for every request that it records.",
    setting: {
      path: "features.dataEvents",
      value: [{ name: "objects", resourceType: "AWS::S3::Object" }],
    },
  },
  {
    checks: ["AVD-AWS-0171", "AVD-AWS-0172"],
    at: [bucket],
    because:
      "CloudTrail charges for every request that it records. `features.dataEvents` has them recorded, by advanced selectors, of which Trivy knows nothing.",
  },
  {
    checks: ["AVD-AWS-0170", "cloudtrail_bucket_requires_mfa_delete"],
    at: [trail, bucket],
    because:
      "Only root with its device can set this, so Terraform cannot. `features.objectLock` makes log files undeletable.",
  },
  {
    checks: ["CKV_AWS_144"],
    at: [bucket],
    because:
      "A second region doubles the cost of storage, and which one is allowed is for you to say.",
  },
  {
    checks: ["CKV_AWS_18", "CKV_AWS_145"],
    presets: ["recommended", "event-pipeline", "posture", "full"],
    at: ["aws_s3_bucket.access_logs"],
    because:
      "It takes the access logs of the others. Logging its own would never end, and S3 delivers to no bucket with a KMS key.",
  },
  {
    checks: ["CKV2_AWS_62"],
    presets: ["compliance-monitor", "recommended"],
    at: [bucket],
    because: "Nothing waits for log files: alarms come from the log group.",
  },
  {
    checks: ["CKV2_AWS_62"],
    presets: ["event-pipeline", "posture", "full"],
    at: [
      "aws_s3_bucket.access_logs",
      "aws_s3_bucket.athena_workgroup_results",
      "aws_s3_bucket.config_history",
    ],
    because: "Nothing waits for what is written there.",
  },
  {
    checks: ["CKV_AWS_50"],
    at: [pipeline],
    because: "Its metrics and logs tell what a trace would.",
    setting: { path: "pipeline.tracing", value: true },
  },
  {
    checks: ["CKV_AWS_115"],
    at: [pipeline],
    because:
      "A reservation takes from the account's quota and lets messages come back unread; `pipeline.maximumConcurrency` limits without either.",
    setting: { path: "pipeline.reservedConcurrency", value: 5 },
  },
  {
    checks: ["CKV_AWS_50", "CKV_AWS_115"],
    at: [responses],
    because:
      "They run for seconds, when something happened: their logs tell it all, and nothing should hold them back.",
  },
  {
    checks: ["CKV_AWS_116"],
    at: [pipeline],
    because: "Its queue has a dead-letter queue, and nothing else calls it.",
  },
  {
    checks: ["CKV_AWS_116"],
    at: [responses],
    because:
      "Events that failed go to a queue by `destination_config`, which says more than a dead letter and which Checkov does not know.",
  },
  {
    checks: ["CKV_AWS_117"],
    at: [pipeline, responses],
    because:
      "They call AWS and nothing else. In a VPC they would need paid endpoints for that.",
  },
  {
    checks: ["CKV_AWS_173"],
    at: [pipeline, responses],
    because:
      "Their variables are names and ARNs, no secrets, and are encrypted with a key of AWS.",
  },
  {
    checks: ["CKV_AWS_272"],
    at: [pipeline, responses],
    because:
      "Their code is made from these sources at synth, and its hash is in the Terraform. Who signs is for you to say.",
  },
  {
    checks: ["CKV2_AWS_3"],
    at: ["aws_guardduty_detector.guardduty"],
    because:
      "The stack is one account's; the organization's settings belong to its administrator.",
  },
];
