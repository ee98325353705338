import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** IAM Access Analyzer, which reports what outsiders can reach, was deleted or told to archive. */
export const accessAnalyzerWeakened: Rule = {
  id: "access-analyzer-weakened",
  title: "IAM Access Analyzer was deleted or its findings are archived",
  description:
    "The analyzer reports every bucket, role or key that outsiders can reach. An archive rule or its deletion hides a door that an intruder opened.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("access-analyzer.amazonaws.com"),
    field("eventName").equals(
      "DeleteAnalyzer",
      "CreateArchiveRule",
      "UpdateArchiveRule",
      "ApplyArchiveRule",
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "An archive rule for access that was meant, such as a partner's account.",
    "An analyzer replaced by one for the whole organization.",
  ],
  runbook: [
    "Is there an active analyzer in the region? aws accessanalyzer list-analyzers. If not: aws accessanalyzer create-analyzer --analyzer-name NAME --type ACCOUNT.",
    "What is archived? aws accessanalyzer list-archive-rules --analyzer-name NAME. Nobody planned it: aws accessanalyzer delete-archive-rule, then list-findings with status ARCHIVED.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look for roles and buckets opened since.",
  ],
  matches: {
    "the analyzer is deleted": apiCall({
      eventSource: "access-analyzer.amazonaws.com",
      eventName: "DeleteAnalyzer",
      requestParameters: { analyzerName: "account" },
    }),
    "findings are archived as they appear": apiCall({
      eventSource: "access-analyzer.amazonaws.com",
      eventName: "CreateArchiveRule",
      requestParameters: { analyzerName: "account", ruleName: "quiet" },
    }),
    "an attempt": apiCall({
      eventSource: "access-analyzer.amazonaws.com",
      eventName: "DeleteAnalyzer",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "an archive rule is removed, so that more is found": apiCall({
      eventSource: "access-analyzer.amazonaws.com",
      eventName: "DeleteArchiveRule",
    }),
    "an analyzer is created": apiCall({
      eventSource: "access-analyzer.amazonaws.com",
      eventName: "CreateAnalyzer",
    }),
    "a policy is checked": apiCall({
      eventSource: "access-analyzer.amazonaws.com",
      eventName: "ValidatePolicy",
      readOnly: true,
    }),
  },
};
