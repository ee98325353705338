import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** GuardDuty still detects, but a suppression rule or a lost destination keeps its findings from people. */
export const guarddutyFindingsSilenced: Rule = {
  id: "guardduty-findings-silenced",
  title: "GuardDuty findings are suppressed or no longer exported",
  description:
    "A filter that archives makes findings vanish as they appear, and without its publishing destination nothing is kept. GuardDuty itself stays green.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("guardduty.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "DeletePublishingDestination",
        "UpdatePublishingDestination",
      ),
      allOf(
        field("eventName").equals("CreateFilter", "UpdateFilter"),
        field("requestParameters.action").equals("ARCHIVE"),
      ),
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001", "T1562.006"],
  falsePositives: [
    "A suppression rule for a finding that was looked into, such as a scanner of your own.",
  ],
  runbook: [
    "What is hidden? aws guardduty list-filters --detector-id ID, then aws guardduty get-filter --detector-id ID --filter-name NAME.",
    "Nobody planned it: aws guardduty delete-filter, and read what it archived: aws guardduty list-findings with service.archived equal to true.",
    "Where are findings exported? aws guardduty list-publishing-destinations --detector-id ID: the bucket must be yours.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a suppression rule is created": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "CreateFilter",
      requestParameters: { name: "quiet", action: "ARCHIVE" },
    }),
    "a saved view becomes a suppression rule": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateFilter",
      requestParameters: { filterName: "high-severity", action: "ARCHIVE" },
    }),
    "an attempt to end the export": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "DeletePublishingDestination",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a filter that only saves a view": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "CreateFilter",
      requestParameters: { name: "high-severity", action: "NOOP" },
    }),
    "single findings are archived after triage": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "ArchiveFindings",
    }),
    "a filter of Amazon Personalize": apiCall({
      eventSource: "personalize.amazonaws.com",
      eventName: "CreateFilter",
    }),
    "findings get a destination": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "CreatePublishingDestination",
    }),
  },
};
