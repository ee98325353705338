import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** What aws-config-changes, bound to the benchmark's list, leaves out: the recorder deleted, the history shortened. */
export const configRecorderDeleted: Rule = {
  id: "config-recorder-deleted",
  title: "AWS Config's recorder was deleted or its history shortened",
  description:
    "Deleting the recorder ends the history of every resource, and a short retention throws away the past: nobody can tell what an intruder changed.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("config.amazonaws.com"),
    field("eventName").equals(
      "DeleteConfigurationRecorder",
      "DeleteServiceLinkedConfigurationRecorder",
      "DisassociateResourceTypes",
      "PutRetentionConfiguration",
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.008"],
  falsePositives: [
    "A region that is being given up.",
    "Retention that is set once, when Config is set up.",
  ],
  runbook: [
    "Does it record? aws configservice describe-configuration-recorder-status. No recorder: deploy it again, or aws configservice put-configuration-recorder, then start-configuration-recorder.",
    "How long is history kept? aws configservice describe-retention-configurations. None means seven years.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteConfigurationRecorder (or the name in the event).",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "the recorder is deleted": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteConfigurationRecorder",
      requestParameters: { configurationRecorderName: "default" },
    }),
    "history is kept for a month": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "PutRetentionConfiguration",
      requestParameters: { retentionPeriodInDays: 30 },
    }),
    "an attempt": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteConfigurationRecorder",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the recorder is stopped, which aws-config-changes reports": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "StopConfigurationRecorder",
    }),
    "a rule is deleted, which config-rules-removed reports": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteConfigRule",
    }),
    "history is kept for ever again": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteRetentionConfiguration",
    }),
  },
};
