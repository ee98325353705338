import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Logging of DNS queries was stopped: the Resolver's of VPCs, or Route 53's of a hosted zone. */
export const dnsQueryLoggingStopped: Rule = {
  id: "dns-query-logging-stopped",
  title: "DNS query logging was stopped",
  description:
    "DNS logs show which hosts look up command servers, and data that leaves inside names. Stopping them hides both.",
  severity: "high",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("route53resolver.amazonaws.com"),
      field("eventName").equals(
        "DeleteResolverQueryLogConfig",
        "DisassociateResolverQueryLogConfig",
      ),
    ),
    allOf(
      field("eventSource").equals("route53.amazonaws.com"),
      field("eventName").equals("DeleteQueryLoggingConfig"),
    ),
  ),
  controls: [nist("AU-9"), nist("AU-12")],
  attack: ["T1562.008"],
  falsePositives: ["A VPC or a zone that is removed together with its log."],
  runbook: [
    "Which VPCs are logged? aws route53resolver list-resolver-query-log-config-associations. Zones: aws route53 list-query-logging-configs.",
    "A VPC is missing and still exists: aws route53resolver associate-resolver-query-log-config --resolver-query-log-config-id ID --resource-id VPC.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteResolverQueryLogConfig (or the name in the event).",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a VPC's queries are no longer logged": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "DisassociateResolverQueryLogConfig",
      requestParameters: { resourceId: "vpc-0123456789abcdef0" },
    }),
    "the configuration is deleted": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "DeleteResolverQueryLogConfig",
    }),
    "an attempt on a zone": apiCall({
      eventSource: "route53.amazonaws.com",
      eventName: "DeleteQueryLoggingConfig",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a VPC's queries are logged": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "AssociateResolverQueryLogConfig",
    }),
    "a resolver rule leaves a VPC": apiCall({
      eventSource: "route53resolver.amazonaws.com",
      eventName: "DisassociateResolverRule",
    }),
    "a record is changed": apiCall({
      eventSource: "route53.amazonaws.com",
      eventName: "ChangeResourceRecordSets",
    }),
  },
};
