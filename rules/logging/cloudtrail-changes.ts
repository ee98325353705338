import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, nist, securityHub } from "../controls";

/** The first thing a careful attacker does: stop, delete or redirect the trail. */
export const cloudtrailChanges: Rule = {
  id: "cloudtrail-changes",
  title: "CloudTrail was stopped or changed",
  description:
    "Without the trail nothing in this account is seen any more. Events before the stop still arrive; later ones never do.",
  severity: "critical",
  pattern: field("eventName").equals(
    "CreateTrail",
    "UpdateTrail",
    "DeleteTrail",
    "StartLogging",
    "StopLogging",
  ),
  verbatim:
    "{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}",
  controls: [...cisMonitoring(5), securityHub(5), nist("AU-5"), nist("AU-9")],
  attack: ["T1562.008"],
  falsePositives: [
    "The first deployment of this monitor, and a later one that changes the trail.",
    "Another team that works on a trail of its own.",
  ],
  runbook: [
    "Is the trail still on? aws cloudtrail get-trail-status --name TRAIL --query IsLogging. If not: aws cloudtrail start-logging --name TRAIL, now.",
    "Deleted or changed: deploy this monitor again (terraform apply or cdktf deploy).",
    "Find who it was; the event history goes on without a trail: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StopLogging (or the name in the event).",
    "Ask them. Not theirs: make the caller's access keys inactive or revoke the role's sessions in the IAM console.",
    "Read the event history of the gap: everything done in it is suspect.",
  ],
  matches: {
    "logging is stopped": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "StopLogging",
      requestParameters: { name: "global-security-trail" },
    }),
    "the trail is deleted by a role session": apiCall({
      userIdentity: assumedRole,
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "DeleteTrail",
    }),
    "the trail delivers to another bucket": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "UpdateTrail",
      requestParameters: {
        name: "global-security-trail",
        s3BucketName: "elsewhere",
      },
    }),
    "an attempt": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "StopLogging",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the trail's selectors, which cloudtrail-coverage-changes reports": apiCall(
      {
        eventSource: "cloudtrail.amazonaws.com",
        eventName: "PutEventSelectors",
      },
    ),
    "the trail's status is read": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "GetTrailStatus",
      readOnly: true,
    }),
    "a trail is tagged": apiCall({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "AddTags",
    }),
    "logging of another service": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "DisableLogging",
    }),
  },
};
