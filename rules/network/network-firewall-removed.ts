import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * A network firewall was taken out of the way of traffic, or stopped telling. Its rules change
 * too often to count; which policy it follows, and where it logs, seldom.
 */
export const networkFirewallRemoved: Rule = {
  id: "network-firewall-removed",
  title: "A network firewall was removed, replaced or silenced",
  description:
    "The firewall inspects what enters and leaves a VPC. Without it, or under another policy, an intruder's traffic passes unseen.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("network-firewall.amazonaws.com"),
    field("eventName").equals(
      "DeleteFirewall",
      "DisassociateSubnets",
      "DisassociateAvailabilityZones",
      "AssociateFirewallPolicy",
      "UpdateFirewallDeleteProtection",
      "UpdateSubnetChangeProtection",
      "UpdateFirewallPolicyChangeProtection",
      "UpdateLoggingConfiguration",
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1562.007", "T1562.008"],
  falsePositives: ["A firewall being set up or rebuilt by its own team."],
  runbook: [
    "Does it stand, with its policy and its subnets? aws network-firewall describe-firewall --firewall-name NAME.",
    "Does it log? aws network-firewall describe-logging-configuration --firewall-name NAME: ALERT and FLOW to places that are yours.",
    "If not: deploy it again. Until then narrow the security groups behind it.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look for new routes around the firewall.",
  ],
  matches: {
    "a firewall is deleted": apiCall({
      eventSource: "network-firewall.amazonaws.com",
      eventName: "DeleteFirewall",
      requestParameters: { firewallName: "egress" },
    }),
    "a firewall gets another policy": apiCall({
      eventSource: "network-firewall.amazonaws.com",
      eventName: "AssociateFirewallPolicy",
    }),
    "an attempt on its logs": apiCall({
      eventSource: "network-firewall.amazonaws.com",
      eventName: "UpdateLoggingConfiguration",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "its rules are updated": apiCall({
      eventSource: "network-firewall.amazonaws.com",
      eventName: "UpdateRuleGroup",
    }),
    "a firewall is created": apiCall({
      eventSource: "network-firewall.amazonaws.com",
      eventName: "CreateFirewall",
    }),
    "a web firewall's logging, which web-firewall-logging-stopped reports":
      apiCall({
        eventSource: "wafv2.amazonaws.com",
        eventName: "DeleteLoggingConfiguration",
      }),
  },
};
