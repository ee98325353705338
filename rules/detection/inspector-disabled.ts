import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Inspector was switched off, or a filter suppresses what it finds. The event is named `Disable` and no more. */
export const inspectorDisabled: Rule = {
  id: "inspector-disabled",
  title: "Inspector was switched off or its findings are suppressed",
  description:
    "Inspector finds holes in instances, images and functions. Without it a hole that an intruder left, or came through, is not reported.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("inspector2.amazonaws.com"),
    anyOf(
      field("eventName").equals("Disable"),
      allOf(
        field("eventName").equals("CreateFilter", "UpdateFilter"),
        field("requestParameters.action").equals("SUPPRESS"),
      ),
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "A scan type that is given up for its cost.",
    "A suppression rule for a risk that was accepted.",
  ],
  runbook: [
    "What is on? aws inspector2 batch-get-account-status: EC2, ECR and LAMBDA as you planned them.",
    "Switch on again: aws inspector2 enable --resource-types EC2 ECR LAMBDA.",
    "What is suppressed? aws inspector2 list-filters --action SUPPRESS. Nobody planned it: aws inspector2 delete-filter --arn ARN.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "scanning is switched off": apiCall({
      eventSource: "inspector2.amazonaws.com",
      eventName: "Disable",
      requestParameters: { resourceTypes: ["EC2", "ECR"] },
    }),
    "a filter hides findings": apiCall({
      eventSource: "inspector2.amazonaws.com",
      eventName: "CreateFilter",
      requestParameters: { action: "SUPPRESS", name: "quiet" },
    }),
    "an attempt": apiCall({
      eventSource: "inspector2.amazonaws.com",
      eventName: "Disable",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a filter that only saves a view": apiCall({
      eventSource: "inspector2.amazonaws.com",
      eventName: "CreateFilter",
      requestParameters: { action: "NONE", name: "critical" },
    }),
    "scanning is switched on": apiCall({
      eventSource: "inspector2.amazonaws.com",
      eventName: "Enable",
    }),
    "a member leaves, which detection-members-removed reports": apiCall({
      eventSource: "inspector2.amazonaws.com",
      eventName: "DisassociateMember",
    }),
  },
};
