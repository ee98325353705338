import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Macie was switched off, paused or told to look away. macie.amazonaws.com is its first version. */
export const macieWeakened: Rule = {
  id: "macie-weakened",
  title: "Macie was switched off, paused or filtered",
  description:
    "Macie tells when personal or secret data lies open in S3. Pausing it or archiving its findings prepares to take such data unnoticed.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("macie2.amazonaws.com", "macie.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "DisableMacie",
        "UpdateMacieSession",
        "UpdateMemberSession",
        "UpdateClassificationJob",
        "DeleteCustomDataIdentifier",
      ),
      allOf(
        field("eventName").equals(
          "CreateFindingsFilter",
          "UpdateFindingsFilter",
        ),
        field("requestParameters.action").equals("ARCHIVE"),
      ),
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "A classification job that is cancelled for its cost.",
    "A finding that the security team suppresses after a look.",
  ],
  runbook: [
    "Is it on? aws macie2 get-macie-session: status must be ENABLED. If not: aws macie2 update-macie-session --status ENABLED, or aws macie2 enable-macie.",
    "What is filtered? aws macie2 list-findings-filters. An ARCHIVE that nobody planned: aws macie2 delete-findings-filter --id ID.",
    "Not planned: look in CloudTrail for GetObject and PutBucketPolicy by the same caller, then make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "Macie is switched off": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "DisableMacie",
    }),
    "Macie is paused": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "UpdateMacieSession",
      requestParameters: { status: "PAUSED" },
    }),
    "findings are archived as they appear": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "CreateFindingsFilter",
      requestParameters: { action: "ARCHIVE", name: "quiet" },
    }),
    "an attempt": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "DisableMacie",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a filter that only saves a view": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "CreateFindingsFilter",
      requestParameters: { action: "NOOP", name: "high-severity" },
    }),
    "Macie is switched on": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "EnableMacie",
    }),
    "a member leaves, which detection-members-removed reports": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "DisassociateMember",
    }),
  },
};
