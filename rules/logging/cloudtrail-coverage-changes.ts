import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * The trail still runs, but no longer sees everything: selectors without management events are a
 * quiet way to stop it, which the benchmark's list does not know. CloudTrail Lake's event data
 * stores count too, for they may hold the only other copy.
 */
export const cloudtrailCoverageChanges: Rule = {
  id: "cloudtrail-coverage-changes",
  title: "What CloudTrail records was changed",
  description:
    "A trail whose selectors leave out management events runs on and shows green, but records nothing that this monitor watches.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("cloudtrail.amazonaws.com"),
    field("eventName").equals(
      "PutEventSelectors",
      "PutInsightSelectors",
      "DeleteEventDataStore",
      "StopEventDataStoreIngestion",
      "UpdateEventDataStore",
      "DeregisterOrganizationDelegatedAdmin",
    ),
  ),
  controls: [nist("AU-5"), nist("AU-9")],
  attack: ["T1562.008"],
  falsePositives: [
    "A deployment that adds or removes data events, insights or a network activity selector.",
  ],
  runbook: [
    "What is recorded now? aws cloudtrail get-event-selectors --trail-name TRAIL: management events must be on, for reads and writes, with no source excluded.",
    "Anything less: deploy this monitor again (terraform apply or cdktf deploy).",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutEventSelectors (or the name in the event).",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and read the event history of the gap.",
  ],
  matches: {
    "management events are switched off": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "PutEventSelectors",
      requestParameters: {
        trailName: "global-security-trail",
        eventSelectors: [
          { readWriteType: "ReadOnly", includeManagementEvents: false },
        ],
      },
    }),
    "an event data store is deleted": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "DeleteEventDataStore",
    }),
    "an attempt": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "PutInsightSelectors",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the selectors are read": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "GetEventSelectors",
      readOnly: true,
    }),
    "the trail is stopped, which cloudtrail-changes reports": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "StopLogging",
    }),
    "an event data store is created": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "CreateEventDataStore",
    }),
  },
};
