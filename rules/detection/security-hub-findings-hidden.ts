import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * Findings were suppressed, one by one, by a rule or by switching their control off. Other changes
 * of findings are a team's daily triage and left out.
 */
export const securityHubFindingsHidden: Rule = {
  id: "security-hub-findings-hidden",
  title: "Security Hub findings were suppressed",
  description:
    "A suppressed finding or a disabled control stays out of every dashboard and alert. It hides what an intruder opened as well as an accepted risk.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("securityhub.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "CreateAutomationRule",
        "CreateAutomationRuleV2",
        "DeleteInsight",
      ),
      allOf(
        field("eventName").equals("BatchUpdateFindings"),
        field("requestParameters.Workflow.Status").equals("SUPPRESSED"),
      ),
      allOf(
        field("eventName").equals("UpdateFindings"),
        field("requestParameters.RecordState").equals("ARCHIVED"),
      ),
      allOf(
        field("eventName").equals("UpdateStandardsControl"),
        field("requestParameters.ControlStatus").equals("DISABLED"),
      ),
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "An accepted risk, suppressed by the security team.",
    "Infrastructure as code that keeps the list of disabled controls.",
  ],
  runbook: [
    "What was hidden? aws securityhub get-findings with a filter on WorkflowStatus SUPPRESSED, newest first.",
    "Which rules hide? aws securityhub list-automation-rules. Nobody knows one: aws securityhub batch-delete-automation-rules --automation-rules-arns ARN.",
    "A control: aws securityhub update-standards-control --standards-control-arn ARN --control-status ENABLED.",
    "No ticket, and the caller does not know of it: treat the finding as true, and the caller's credentials as stolen.",
  ],
  matches: {
    "a finding is suppressed": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "BatchUpdateFindings",
      requestParameters: { Workflow: { Status: "SUPPRESSED" } },
    }),
    "a control is switched off": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "UpdateStandardsControl",
      requestParameters: { ControlStatus: "DISABLED" },
    }),
    "an attempt at a rule that changes findings": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "CreateAutomationRule",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a finding is assigned": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "BatchUpdateFindings",
      requestParameters: { Workflow: { Status: "NOTIFIED" } },
    }),
    "a control is switched on": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "UpdateStandardsControl",
      requestParameters: { ControlStatus: "ENABLED" },
    }),
    "a product sends findings": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "BatchImportFindings",
    }),
  },
};
