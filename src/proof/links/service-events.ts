import type { Scalar } from "../../pattern/event-bridge";

/** What is documented of the events that a service sends to EventBridge itself. */
export interface ServiceEvents {
  /** As people name it. */
  readonly service: string;
  readonly source: string;
  /** Its events' `detail-type`s, the one that alerts are made of first. */
  readonly detailTypes: readonly string[];
  /** The values that a field of the first kind of event can have, by the field's path. */
  readonly values: Readonly<Record<string, readonly Scalar[]>>;
  /** The fields right in `detail` of the first kind of event. */
  readonly fields: readonly string[];
}

/** Severities come as 1 to 10 in tenths. */
const tenths = Array.from({ length: 91 }, (_, n) => 1 + n / 10);

/** The services whose findings people are alerted to. */
export const serviceEvents: readonly ServiceEvents[] = [
  {
    // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
    service: "GuardDuty",
    source: "aws.guardduty",
    detailTypes: [
      "GuardDuty Finding",
      "GuardDuty Malware Protection Object Scan Result",
      "GuardDuty Malware Protection Post Scan Action Failed",
      "GuardDuty Malware Protection Resource Status Active",
      "GuardDuty Malware Protection Resource Status Error",
      "GuardDuty Malware Protection Resource Status Warning",
      "GuardDuty Runtime Protection Healthy",
      "GuardDuty Runtime Protection Unhealthy",
    ],
    values: { "detail.severity": tenths },
    fields: [
      "schemaVersion",
      "accountId",
      "region",
      "partition",
      "id",
      "arn",
      "type",
      "resource",
      "service",
      "severity",
      "createdAt",
      "updatedAt",
      "title",
      "description",
    ],
  },
  {
    // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-integration-types.html
    // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-attributes.html
    service: "Security Hub",
    source: "aws.securityhub",
    detailTypes: [
      "Security Hub Findings - Imported",
      "Security Hub Findings - Custom Action",
      "Security Hub Insight Results",
      "Findings Imported V2",
    ],
    values: {
      "detail.findings.RecordState": ["ACTIVE", "ARCHIVED"],
      "detail.findings.Workflow.Status": [
        "NEW",
        "NOTIFIED",
        "RESOLVED",
        "SUPPRESSED",
      ],
      "detail.findings.Severity.Label": [
        "INFORMATIONAL",
        "LOW",
        "MEDIUM",
        "HIGH",
        "CRITICAL",
      ],
      "detail.findings.Compliance.Status": [
        "PASSED",
        "WARNING",
        "FAILED",
        "NOT_AVAILABLE",
      ],
    },
    fields: ["findings"],
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html
    service: "IAM Access Analyzer",
    source: "aws.access-analyzer",
    detailTypes: [
      "Access Analyzer Finding",
      "Access Preview State Change",
      "Internal Access Finding",
      "Policy Generation State Change",
      "Unused Access Finding for IAM entities",
    ],
    values: {
      "detail.status": ["ACTIVE", "ARCHIVED", "RESOLVED"],
      "detail.isDeleted": [false],
      "detail.isPublic": [true, false],
    },
    fields: [
      "version",
      "id",
      "status",
      "resourceType",
      "resource",
      "createdAt",
      "analyzedAt",
      "updatedAt",
      "accountId",
      "region",
      "principal",
      "action",
      "condition",
      "isDeleted",
      "isPublic",
      "error",
    ],
  },
  {
    // https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
    service: "Inspector",
    source: "aws.inspector2",
    detailTypes: [
      "Inspector2 Finding",
      "Inspector2 Scan",
      "Inspector2 Coverage",
    ],
    values: {
      "detail.status": ["ACTIVE", "SUPPRESSED", "CLOSED"],
      "detail.severity": [
        "INFORMATIONAL",
        "LOW",
        "MEDIUM",
        "HIGH",
        "CRITICAL",
        "UNTRIAGED",
      ],
    },
    fields: ["status", "severity"],
  },
  {
    // https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
    service: "AWS Health",
    source: "aws.health",
    detailTypes: ["AWS Health Event", "AWS Health Abuse Event"],
    values: {
      "detail.eventTypeCategory": [
        "issue",
        "accountNotification",
        "scheduledChange",
        "investigation",
      ],
    },
    fields: ["service", "eventTypeCode", "eventTypeCategory"],
  },
];
