import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A website lost its web ACL, or the ACL lost its rules: AWS WAF and both of its older forms. */
export const webFirewallRemoved: Rule = {
  id: "web-firewall-removed",
  title: "A web firewall was taken off a website",
  description:
    "Without its web ACL an application meets injections, floods and password guessing alone.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals(
      "wafv2.amazonaws.com",
      "waf.amazonaws.com",
      "waf-regional.amazonaws.com",
    ),
    field("eventName").equals(
      "DisassociateWebACL",
      "DeleteWebACL",
      "DeleteFirewallManagerRuleGroups",
      "DeleteRuleGroup",
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1562.007", "T1190"],
  falsePositives: [
    "A website that is removed together with its firewall.",
    "A controller of Kubernetes that replaces a load balancer.",
  ],
  runbook: [
    "What is guarded? aws wafv2 list-web-acls --scope REGIONAL, then list-resources-for-web-acl --web-acl-arn ARN (CloudFront: aws cloudfront list-distributions).",
    "A website lost its ACL: aws wafv2 associate-web-acl --web-acl-arn ARN --resource-arn RESOURCE, or deploy it again.",
    "Read the load balancer's access log for the time without it.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a load balancer loses its web ACL": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "DisassociateWebACL",
    }),
    "a web ACL of the older WAF is deleted": apiCall({
      eventSource: "waf-regional.amazonaws.com",
      eventName: "DeleteWebACL",
    }),
    "an attempt": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "DeleteRuleGroup",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a rule group of Network Firewall": apiCall({
      eventSource: "network-firewall.amazonaws.com",
      eventName: "DeleteRuleGroup",
    }),
    "a web ACL is put in front": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "AssociateWebACL",
    }),
    "its logging, which web-firewall-logging-stopped reports": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "DeleteLoggingConfiguration",
    }),
  },
};
