import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * A tripwire was cut, or replaced by one that never matches: PutMetricFilter overwrites a filter
 * of the same name without a word.
 */
export const metricFilterChanges: Rule = {
  id: "metric-filter-changes",
  title: "A metric filter was changed or deleted",
  description:
    "Metric filters are this monitor's tripwires. One that is gone, or whose pattern matches nothing, looks exactly like a quiet day.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("logs.amazonaws.com"),
    field("eventName").equals("PutMetricFilter", "DeleteMetricFilter"),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.008", "T1562.006"],
  falsePositives: [
    "The deployment of this monitor itself: a good sign that its mails arrive.",
    "A team that counts something in its own application's log group.",
  ],
  runbook: [
    "Which filter, of which log group? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutMetricFilter (or DeleteMetricFilter).",
    "Not the trail's log group: nothing to do.",
    "The trail's, and nobody deployed: see what differs (terraform plan or cdktf diff) and deploy this monitor again.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and search the log group for what the filter would have caught since.",
  ],
  matches: {
    "a filter is deleted": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteMetricFilter",
      requestParameters: {
        logGroupName: "/aws/security/global-audit",
        filterName: "RootUsage",
      },
    }),
    "a filter is overwritten with one that never matches": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutMetricFilter",
      requestParameters: {
        logGroupName: "/aws/security/global-audit",
        filterName: "RootUsage",
        filterPattern: '{ $.userIdentity.type = "Nobody" }',
      },
    }),
    "an attempt": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteMetricFilter",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a pattern is tested": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "TestMetricFilter",
      readOnly: true,
    }),
    "filters are listed": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DescribeMetricFilters",
      readOnly: true,
    }),
    "a subscription filter, which is no tripwire": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteSubscriptionFilter",
    }),
  },
};
