import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A region that AWS leaves off by default was switched on or off. Only account management has these names. */
export const regionEnabled: Rule = {
  id: "region-enabled",
  title: "A region was switched on or off for the account",
  description:
    "Nobody watches a region that nobody uses: no GuardDuty, no budget, no colleague. Attackers switch one on to mine or to hide.",
  severity: "high",
  pattern: field("eventName").equals("EnableRegion", "DisableRegion"),
  controls: [nist("AC-6")],
  attack: ["T1535"],
  falsePositives: ["A new market or site that was planned."],
  runbook: [
    "Which are on? aws account list-regions --region-opt-status-contains ENABLED ENABLING.",
    "Nobody planned it: look for what runs there (aws ec2 describe-instances --region REGION, Lambda, SageMaker), keep evidence, remove it, then aws account disable-region --region-name REGION.",
    "Planned: switch on GuardDuty, Config and this monitor's event rules there.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a region is switched on": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "EnableRegion",
      requestParameters: { RegionName: "ap-southeast-3" },
    }),
    "a region is switched off": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "DisableRegion",
      requestParameters: { RegionName: "ap-southeast-3" },
    }),
    "an attempt": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "EnableRegion",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a region's state is read": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "GetRegionOptStatus",
      readOnly: true,
    }),
    "regions are listed": apiCall({
      eventName: "DescribeRegions",
      readOnly: true,
    }),
    "the contact is changed": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "PutContactInformation",
    }),
  },
};
