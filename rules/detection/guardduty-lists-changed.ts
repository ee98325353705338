import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * The lists that GuardDuty trusts or distrusts changed. Entity sets are the newer form of both.
 * Adding a threat list is no evasion and is left out.
 */
export const guarddutyListsChanged: Rule = {
  id: "guardduty-lists-changed",
  title: "GuardDuty trusts more, or distrusts less, than before",
  description:
    "GuardDuty makes no findings for addresses on a trusted list. Adding one's own, or emptying a threat list, is a quiet way to be invisible.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("guardduty.amazonaws.com"),
    field("eventName").equals(
      "CreateIPSet",
      "UpdateIPSet",
      "CreateTrustedEntitySet",
      "UpdateTrustedEntitySet",
      "UpdateThreatIntelSet",
      "DeleteThreatIntelSet",
      "UpdateThreatEntitySet",
      "DeleteThreatEntitySet",
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "A list of office or VPN addresses that the security team keeps.",
    "A feed that renews its threat list by a scheduled job: exclude its role.",
  ],
  runbook: [
    "Which list, from where? aws guardduty list-ip-sets (or list-threat-intel-sets) --detector-id ID, then get-ip-set: Location names the file in S3.",
    "Read the file. Addresses that nobody knows: aws guardduty delete-ip-set --detector-id ID --ip-set-id SET, and search CloudTrail for those addresses.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a trusted list is added": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "CreateIPSet",
      requestParameters: {
        name: "office",
        activate: true,
        location: "s3://example-lists/trusted.txt",
      },
    }),
    "a threat list is switched off": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateThreatIntelSet",
      requestParameters: { activate: false },
    }),
    "an attempt": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "UpdateIPSet",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "an address list of a web firewall": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "UpdateIPSet",
    }),
    "a threat list is added": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "CreateThreatIntelSet",
    }),
    "a trusted list is removed, so that more is found": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "DeleteIPSet",
    }),
  },
};
