import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** GuardDuty stays on but looks at less: protection of S3, Kubernetes, databases, functions or run time, for an account or its members. */
export const guarddutyFeaturesDisabled: Rule = {
  id: "guardduty-features-disabled",
  title: "A protection of GuardDuty was switched off",
  description:
    "Without its S3, Kubernetes, database, Lambda or run-time protection GuardDuty no longer sees attacks there, and its status stays enabled.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("guardduty.amazonaws.com"),
    anyOf(
      field("eventName").equals("DeleteMalwareProtectionPlan"),
      allOf(
        field("eventName").equals("UpdateDetector", "UpdateMemberDetectors"),
        field("requestParameters.features[*].status").equals("DISABLED"),
      ),
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "A protection that is given up for its cost.",
    "Infrastructure as code that writes the list of features whole, disabled ones included.",
  ],
  runbook: [
    "What is on? aws guardduty get-detector --detector-id ID --query Features.",
    "Switch it on again: aws guardduty update-detector --detector-id ID --features Name=S3_DATA_EVENTS,Status=ENABLED (or the name in the event).",
    "Was anything done there since? Look at the data events of what the feature protects.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "protection of S3 is switched off": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateDetector",
      requestParameters: {
        features: [
          { name: "EKS_AUDIT_LOGS", status: "ENABLED" },
          { name: "S3_DATA_EVENTS", status: "DISABLED" },
        ],
      },
    }),
    "for member accounts": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateMemberDetectors",
      requestParameters: {
        accountIds: ["123456789012"],
        features: [{ name: "RUNTIME_MONITORING", status: "DISABLED" }],
      },
    }),
    "an attempt on the scan of uploads": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "DeleteMalwareProtectionPlan",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "protection of S3 is switched on": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateDetector",
      requestParameters: {
        features: [{ name: "S3_DATA_EVENTS", status: "ENABLED" }],
      },
    }),
    "all of it is switched off, which guardduty-disabled reports": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateDetector",
      requestParameters: { enable: false },
    }),
    "the scan of uploads is changed": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateMalwareProtectionPlan",
    }),
  },
};
