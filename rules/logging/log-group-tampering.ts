import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const logGroupName = field("requestParameters.logGroupName");
const retention = field("requestParameters.retentionInDays");

/**
 * Log groups were deleted, or the events in them hidden.
 *
 * Data protection masks text in events as they come in, and a metric filter sees the masked text:
 * an identifier that matches `StopLogging` would blind it. Groups of Lambda and CodeBuild come and
 * go with every deployment and never hold the trail, so their deletion does not count.
 */
export const logGroupTampering: Rule = {
  id: "log-group-tampering",
  title: "A log group was deleted, shortened or masked",
  description:
    "The trail's log group is where this monitor looks. Without it, or with its events masked, no filter matches and no alarm fires.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("logs.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "DisassociateKmsKey",
        "PutDataProtectionPolicy",
      ),
      allOf(
        field("eventName").equals("DeleteLogGroup", "DeleteLogStream"),
        anyOf(
          logGroupName.notExists(),
          logGroupName.notLike("/aws/lambda/*", "/aws/codebuild/*"),
        ),
      ),
      allOf(
        field("eventName").equals("PutAccountPolicy"),
        field("requestParameters.policyType").equals("DATA_PROTECTION_POLICY"),
      ),
      // CloudWatch's steps below a week are 1, 3 and 5 days.
      allOf(
        field("eventName").equals("PutRetentionPolicy"),
        retention.is("<", 7),
      ),
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.008", "T1070"],
  falsePositives: [
    "A team that removes an application together with its log group.",
    "A data protection policy that was agreed with whoever runs this monitor.",
  ],
  runbook: [
    "Is the trail's log group there, with its retention and key? aws logs describe-log-groups --log-group-name-prefix NAME. If not, deploy this monitor again; the events themselves are safe in the trail's bucket.",
    "Is it masked? aws logs get-data-protection-policy --log-group-identifier NAME. If so: aws logs delete-data-protection-policy --log-group-identifier NAME.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteLogGroup (or the name in the event).",
    "Another team's group, deleted by that team: nothing to do. Otherwise make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "the trail's log group is deleted": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteLogGroup",
      requestParameters: { logGroupName: "/aws/security/global-audit" },
    }),
    "an attempt, recorded without its parameters": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteLogGroup",
      errorCode: "AccessDenied",
      requestParameters: null,
    }),
    "events are masked from now on": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutDataProtectionPolicy",
      requestParameters: { logGroupIdentifier: "/aws/security/global-audit" },
    }),
    "events are masked in the whole account": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutAccountPolicy",
      requestParameters: { policyType: "DATA_PROTECTION_POLICY" },
    }),
    "retention falls to a day": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutRetentionPolicy",
      requestParameters: {
        logGroupName: "/aws/security/global-audit",
        retentionInDays: 1,
      },
    }),
  },
  ignores: {
    "a function's log group goes with the function": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteLogGroup",
      requestParameters: { logGroupName: "/aws/lambda/checkout" },
    }),
    "retention of a week": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutRetentionPolicy",
      requestParameters: {
        logGroupName: "/aws/security/global-audit",
        retentionInDays: 7,
      },
    }),
    "an account policy that masks nothing": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutAccountPolicy",
      requestParameters: { policyType: "SUBSCRIPTION_FILTER_POLICY" },
    }),
    "a filter, which metric-filter-changes reports": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteMetricFilter",
    }),
    "a new log group": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "CreateLogGroup",
    }),
  },
};
