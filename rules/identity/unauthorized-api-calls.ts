import { apiCall, missing } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring } from "../controls";

/**
 * API calls that were refused.
 *
 * CloudTrail's own probes of its bucket are left out, as the benchmark means it: its printed text
 * joins the exclusions with OR (up to 3.0) or binds them to one half only (since 4.0), and would
 * match nearly every event. The benchmark asks for an alarm at the first refusal, so the default
 * threshold stays.
 */
export const unauthorizedApiCalls: Rule = {
  id: "unauthorized-api-calls",
  title: "API calls were refused for want of permission",
  description:
    "Somebody asked for more than they may. Mostly it is a missing permission; a burst over many services is somebody trying out stolen credentials.",
  severity: "low",
  pattern: allOf(
    anyOf(
      // EC2 says Client.UnauthorizedOperation, most others AccessDenied or AccessDeniedException.
      field("errorCode").like("*UnauthorizedOperation"),
      field("errorCode").like("AccessDenied*"),
    ),
    field("sourceIPAddress").notEquals("delivery.logs.amazonaws.com"),
    field("eventName").notEquals("HeadBucket"),
  ),
  verbatim:
    '{(($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) && ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket")}',
  controls: cisMonitoring(1),
  attack: ["T1526", "T1580"],
  falsePositives: [
    "A deployment or an application whose role lacks a permission.",
    "The console, which asks for more than its user may see.",
  ],
  runbook: [
    "Find the caller in the trail's log group with Logs Insights: filter errorCode like /Unauthorized|AccessDenied/ | stats count(*) by userIdentity.arn, eventName, sourceIPAddress.",
    "One caller, one action: tell its owner which permission is missing.",
    "One caller, many services, an address or a time that is unusual: ask its owner now.",
    "Not theirs: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive, or revoke the role's sessions in the IAM console.",
  ],
  matches: {
    "refused by EC2": apiCall({
      eventName: "RunInstances",
      errorCode: "Client.UnauthorizedOperation",
    }),
    "refused by S3": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketPolicy",
      errorCode: "AccessDenied",
    }),
    "refused by Secrets Manager": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "ListSecrets",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "CloudTrail probes its bucket": apiCall({
      userIdentity: {
        type: "AWSService",
        invokedBy: "delivery.logs.amazonaws.com",
        userName: missing,
        arn: missing,
      },
      eventSource: "s3.amazonaws.com",
      eventName: "HeadBucket",
      sourceIPAddress: "delivery.logs.amazonaws.com",
      errorCode: "AccessDenied",
    }),
    "somebody probes a bucket": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "HeadBucket",
      errorCode: "AccessDenied",
    }),
    "throttled, not refused": apiCall({ errorCode: "ThrottlingException" }),
    "refused by an endpoint's policy, in a network activity event": apiCall({
      errorCode: "VpceAccessDenied",
      eventType: "AwsVpceEvents",
      eventCategory: "NetworkActivity",
    }),
    "a call that was allowed": apiCall(),
  },
};
