import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Security Hub, one of its standards, sources or its aggregation of regions was switched off. */
export const securityHubDisabled: Rule = {
  id: "security-hub-disabled",
  title: "Security Hub or a part of it was switched off",
  description:
    "Without Security Hub, its standards or the products that feed it, nobody is told what an intruder opened. Findings of 90 days go with it.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("securityhub.amazonaws.com"),
    field("eventName").equals(
      "DisableSecurityHub",
      "DisableSecurityHubV2",
      "BatchDisableStandards",
      "DisableImportFindingsForProduct",
      "DeleteFindingAggregator",
      "DeleteAggregatorV2",
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "A standard that is replaced by a newer version of itself.",
    "An account or a region that is being given up.",
  ],
  runbook: [
    "Is it on? aws securityhub describe-hub --region REGION. If not: aws securityhub enable-security-hub.",
    "Which standards? aws securityhub get-enabled-standards. Missing: aws securityhub batch-enable-standards --standards-subscription-requests StandardsArn=ARN.",
    "Which products report? aws securityhub list-enabled-products-for-import: GuardDuty and Inspector must be there if you use them.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "the hub is switched off": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "DisableSecurityHub",
    }),
    "GuardDuty's findings no longer arrive": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "DisableImportFindingsForProduct",
    }),
    "an attempt on a standard": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "BatchDisableStandards",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "the hub is switched on": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "EnableSecurityHub",
    }),
    "one control is switched off, which security-hub-findings-hidden reports":
      apiCall({
        eventSource: "securityhub.amazonaws.com",
        eventName: "UpdateStandardsControl",
        requestParameters: { ControlStatus: "DISABLED" },
      }),
    "the hub is read": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "DescribeHub",
      readOnly: true,
    }),
  },
};
