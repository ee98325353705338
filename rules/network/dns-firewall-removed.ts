import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** DNS Firewall was taken off a VPC, lost rules, or was told to let everything through when it fails. */
export const dnsFirewallRemoved: Rule = {
  id: "dns-firewall-removed",
  title: "DNS Firewall was removed from a VPC or weakened",
  description:
    "DNS Firewall blocks look-ups of known bad names and data that leaves inside them. Without it malware finds its server again.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("route53resolver.amazonaws.com"),
    field("eventName").equals(
      "DisassociateFirewallRuleGroup",
      "UpdateFirewallRuleGroupAssociation",
      "DeleteFirewallRuleGroup",
      "DeleteFirewallRule",
      "DeleteFirewallDomainList",
      "UpdateFirewallConfig",
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1562.007"],
  falsePositives: [
    "A VPC that is removed together with its firewall.",
    "A rule that is replaced by a deployment.",
  ],
  runbook: [
    "Which VPCs are guarded? aws route53resolver list-firewall-rule-group-associations. Missing: aws route53resolver associate-firewall-rule-group.",
    "Fails open? aws route53resolver list-firewall-configs: FirewallFailOpen should be DISABLED.",
    "What was looked up since? Read the Resolver's query log for names that the rules block.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a VPC is no longer guarded": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "DisassociateFirewallRuleGroup",
    }),
    "it lets everything through when it fails": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "UpdateFirewallConfig",
      requestParameters: { firewallFailOpen: "ENABLED" },
    }),
    "an attempt": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "DeleteFirewallRule",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a VPC is guarded": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "AssociateFirewallRuleGroup",
    }),
    "query logging, which dns-query-logging-stopped reports": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "DisassociateResolverQueryLogConfig",
    }),
    "a list of names is filled": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "ImportFirewallDomains",
    }),
  },
};
