import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A web ACL no longer logs the requests it sees: AWS WAF and both of its older forms. */
export const webFirewallLoggingStopped: Rule = {
  id: "web-firewall-logging-stopped",
  title: "Logging of a web firewall was stopped",
  description:
    "The firewall's log is where an attack on a website is seen and traced. Without it requests leave no record.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals(
      "wafv2.amazonaws.com",
      "waf.amazonaws.com",
      "waf-regional.amazonaws.com",
    ),
    field("eventName").equals("DeleteLoggingConfiguration"),
  ),
  controls: [nist("AU-9"), nist("AU-12")],
  attack: ["T1562.008"],
  falsePositives: ["A website that is removed together with its firewall."],
  runbook: [
    "Is it logged? aws wafv2 get-logging-configuration --resource-arn ARN (for CloudFront in us-east-1).",
    "If not: deploy it again, or aws wafv2 put-logging-configuration.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteLoggingConfiguration.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and read the access logs of the load balancer or distribution behind it.",
  ],
  matches: {
    "a web ACL is no longer logged": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "DeleteLoggingConfiguration",
      requestParameters: {
        resourceArn:
          "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/00000000-0000-0000-0000-000000000000",
      },
    }),
    "an attempt on the older WAF": apiCall({
      eventSource: "waf-regional.amazonaws.com",
      eventName: "DeleteLoggingConfiguration",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a chat room's logging": apiCall({
      eventSource: "ivschat.amazonaws.com",
      eventName: "DeleteLoggingConfiguration",
    }),
    "a web ACL is logged": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "PutLoggingConfiguration",
    }),
    "the web ACL is removed, which web-firewall-removed reports": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "DeleteWebACL",
    }),
  },
};
