import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * GuardDuty was deleted or suspended in a region. UpdateDetector counts only where it switches the
 * detector off; it also changes how often findings are exported.
 */
export const guarddutyDisabled: Rule = {
  id: "guardduty-disabled",
  title: "GuardDuty was switched off",
  description:
    "Deleting the detector stops threat detection in the region and erases its findings. Attackers do it before anything loud.",
  severity: "critical",
  pattern: allOf(
    field("eventSource").equals("guardduty.amazonaws.com"),
    anyOf(
      field("eventName").equals("DeleteDetector"),
      allOf(
        field("eventName").equals("UpdateDetector"),
        field("requestParameters.enable").isFalse(),
      ),
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "An account or a region that is being given up, by infrastructure as code.",
  ],
  runbook: [
    "Is it on? aws guardduty list-detectors --region REGION, then aws guardduty get-detector --detector-id ID: Status must be ENABLED.",
    "Suspended: aws guardduty update-detector --detector-id ID --enable. Deleted: aws guardduty create-detector --enable; old findings are lost unless they were exported.",
    "Repeat for every region: attackers switch off all of them.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and read the event history from an hour before on.",
  ],
  matches: {
    "the detector is deleted": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "DeleteDetector",
      requestParameters: { detectorId: "12abc34d567e8fa901bc2d34e56789f0" },
    }),
    "the detector is suspended by a role session": apiCall({
      userIdentity: assumedRole,
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateDetector",
      requestParameters: {
        detectorId: "12abc34d567e8fa901bc2d34e56789f0",
        enable: false,
      },
    }),
    "an attempt": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "DeleteDetector",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the detector is switched on": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateDetector",
      requestParameters: { enable: true },
    }),
    "findings are exported more often": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateDetector",
      requestParameters: { findingPublishingFrequency: "FIFTEEN_MINUTES" },
    }),
    "a detector of AWS IoT Events": apiCall({
      eventSource: "iotevents.amazonaws.com",
      eventName: "DeleteDetectorModel",
    }),
    "the detector is read": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "GetDetector",
      readOnly: true,
    }),
  },
};
