import type { LinkKind } from "../../../src/proof";
import { drop } from "./edits";
import type { Fault, Preset } from "./presets";

const rows: readonly (readonly [Preset, LinkKind, at: string])[] = [
  ["compliance-monitor", "trail -> bucket", "aws_s3_bucket.audit_logs"],
  ["compliance-monitor", "trail -> bucket", "random_id.suffix"],
  ["compliance-monitor", "trail -> log group", "aws_iam_role.ct_role"],
  [
    "compliance-monitor",
    "log group -> filter",
    "aws_cloudwatch_log_group.security_logs",
  ],
  ["compliance-monitor", "alarm -> topic", "aws_sns_topic.security_alerts"],
  ["recommended", "trail -> bucket", "aws_kms_key.audit_key"],
  ["recommended", "alarm -> topic", "aws_kms_key.alert_key"],
  [
    "recommended",
    "filter -> alarm",
    "aws_cloudwatch_log_metric_filter.vpc_changes",
  ],
  [
    "recommended, events",
    "rule -> target",
    "aws_cloudwatch_event_rule.bucket_deleted_event",
  ],
  ["recommended, events", "rule -> target", "aws_sqs_queue.undelivered_alerts"],
  [
    "recommended, events",
    "region -> home bus",
    "aws_iam_role.event_forwarding",
  ],
  ["event-pipeline", "bucket -> queue", "aws_sqs_queue.event_pipeline"],
  ["event-pipeline", "queue -> function", "aws_lambda_function.event_pipeline"],
  [
    "event-pipeline",
    "queue -> function",
    "aws_iam_role.event_pipeline_function",
  ],
];

/** Resources that others refer to and that are not there: Terraform refuses the configuration. */
export const brokenGone: readonly Fault[] = rows.map(([preset, link, at]) => ({
  name: `${at} is not there`,
  preset,
  mutate: drop(at),
  expects: { link, at, problem: "missing-resource" },
}));
