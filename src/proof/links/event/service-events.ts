import type { Scalar } from "../../../pattern/event-bridge";

/** What is documented of the events that a service sends to EventBridge itself. */
export interface ServiceEvents {
  /** As people name it. */
  readonly service: string;
  readonly source: string;
  /** Its events' `detail-type`s, the one that alerts are made of first. */
  readonly detailTypes: readonly string[];
  /** The values that a field can have, by the field's path: in the first kind of event, and in others that have the field. */
  readonly values: Readonly<Record<string, readonly Scalar[]>>;
  /** The fields right in `detail` of the first kind of event, and those of others that are spelled alike. */
  readonly fields: readonly string[];
}

/** Severities come as 1 to 10 in tenths. */
const tenths = Array.from({ length: 91 }, (_, n) => 1 + n / 10);

/**
 * The services whose findings people are alerted to.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/event-delivery-level.html whose neighbours, one page for each service, list the `detail-type`s
 */
export const serviceEvents: readonly ServiceEvents[] = [
  {
    // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-guardduty.html
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
    // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-securityhub.html
    // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-v2-cwe-event-formats.html
    // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-attributes.html
    service: "Security Hub",
    source: "aws.securityhub",
    detailTypes: [
      "Security Hub Findings - Imported",
      "Security Hub Findings - Custom Action",
      "Security Hub Findings",
      "Security Hub Insight Results",
      "Security Hub Standard Results",
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
    // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-access-analyzer.html
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html
    service: "IAM Access Analyzer",
    source: "aws.access-analyzer",
    detailTypes: [
      "Access Analyzer Finding",
      "Access Preview State Change",
      "Internal Access Finding",
      "Unused Access Finding for IAM entities",
    ],
    values: {
      // The last three are an access preview's.
      "detail.status": [
        "ACTIVE",
        "ARCHIVED",
        "RESOLVED",
        "CREATING",
        "COMPLETED",
        "FAILED",
      ],
      // True where a finding goes away: its retention ended, or its analyzer.
      "detail.isDeleted": [false, true],
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
      "findingId",
      "findingType",
      "accessType",
      "previousStatus",
      "principalType",
    ],
  },
  {
    // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-inspector2.html
    // https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
    service: "Inspector",
    source: "aws.inspector2",
    detailTypes: [
      "Inspector2 Finding",
      "Inspector2 Scan",
      "Inspector2 Coverage",
      "Inspector2 AutoEnable",
      "Inspector Finding",
      "Inspector Scan",
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
    fields: [
      "findingArn",
      "awsAccountId",
      "type",
      "status",
      "severity",
      "title",
      "description",
      "resources",
      "remediation",
      "inspectorScore",
      "exploitAvailable",
      "fixAvailable",
      "firstObservedAt",
      "lastObservedAt",
      "updatedAt",
      "version",
      "scanStatus",
    ],
  },
  {
    // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-health.html
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
      "detail.eventScopeCode": ["PUBLIC", "ACCOUNT_SPECIFIC"],
      "detail.statusCode": ["open", "closed", "upcoming"],
    },
    fields: [
      "eventArn",
      "service",
      "eventTypeCode",
      "eventTypeCategory",
      "eventScopeCode",
      "eventRegion",
      "eventDescription",
      "eventMetadata",
      "communicationId",
      "startTime",
      "endTime",
      "lastUpdatedTime",
      "statusCode",
      "affectedAccount",
      "affectedEntities",
      "page",
      "totalPages",
    ],
  },
  {
    // https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-macie.html
    // https://docs.aws.amazon.com/macie/latest/user/findings-publish-event-schemas.html
    service: "Macie",
    source: "aws.macie",
    detailTypes: ["Macie Finding"],
    values: {
      "detail.category": ["CLASSIFICATION", "POLICY"],
      "detail.severity.description": ["Low", "Medium", "High"],
    },
    fields: [
      "schemaVersion",
      "id",
      "accountId",
      "partition",
      "region",
      "type",
      "title",
      "description",
      "severity",
      "createdAt",
      "updatedAt",
      "count",
      "resourcesAffected",
      "category",
      "classificationDetails",
      "policyDetails",
      "archived",
      "sample",
    ],
  },
];
