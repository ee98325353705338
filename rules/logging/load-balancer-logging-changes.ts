import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * The access log of a load balancer was switched on, off or elsewhere. Newer ones name the
 * attribute and its value in a list, whose halves EventBridge and metric filters do not join the
 * same way: so the value is left to the reader.
 */
export const loadBalancerLoggingChanges: Rule = {
  id: "load-balancer-logging-changes",
  title: "The access log of a load balancer was changed",
  description:
    "The access log tells who requested what from a website. Switched off or sent elsewhere before an attack, it leaves nothing to trace it by.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("elasticloadbalancing.amazonaws.com"),
    field("eventName").equals("ModifyLoadBalancerAttributes"),
    anyOf(
      field(
        "requestParameters.loadBalancerAttributes.accessLog.enabled",
      ).isFalse(),
      field("requestParameters.attributes[*].key").equals(
        "access_logs.s3.enabled",
        "access_logs.s3.bucket",
      ),
    ),
  ),
  controls: [nist("AU-12")],
  attack: ["T1562.008"],
  falsePositives: ["A load balancer being built, whose log is switched on."],
  runbook: [
    "Is it on? aws elbv2 describe-load-balancer-attributes --load-balancer-arn ARN (classic: aws elb describe-load-balancer-attributes).",
    "It was, and is not: deploy it again, or aws elbv2 modify-load-balancer-attributes.",
    "Nobody planned it: ask the caller, and look for other changes of theirs: listeners, rules, web ACLs.",
  ],
  matches: {
    "an application load balancer's log is switched off": apiCall({
      eventSource: "elasticloadbalancing.amazonaws.com",
      eventName: "ModifyLoadBalancerAttributes",
      requestParameters: {
        attributes: [{ key: "access_logs.s3.enabled", value: "false" }],
      },
    }),
    "a classic load balancer's log is switched off": apiCall({
      eventSource: "elasticloadbalancing.amazonaws.com",
      eventName: "ModifyLoadBalancerAttributes",
      requestParameters: {
        loadBalancerAttributes: { accessLog: { enabled: false } },
      },
    }),
    "an attempt": apiCall({
      eventSource: "elasticloadbalancing.amazonaws.com",
      eventName: "ModifyLoadBalancerAttributes",
      errorCode: "AccessDenied",
      requestParameters: {
        attributes: [{ key: "access_logs.s3.enabled", value: "false" }],
      },
    }),
  },
  ignores: {
    "a classic load balancer's log is switched on": apiCall({
      eventSource: "elasticloadbalancing.amazonaws.com",
      eventName: "ModifyLoadBalancerAttributes",
      requestParameters: {
        loadBalancerAttributes: { accessLog: { enabled: true } },
      },
    }),
    "another attribute is switched off": apiCall({
      eventSource: "elasticloadbalancing.amazonaws.com",
      eventName: "ModifyLoadBalancerAttributes",
      requestParameters: {
        attributes: [{ key: "deletion_protection.enabled", value: "false" }],
      },
    }),
    "a target group's attribute": apiCall({
      eventSource: "elasticloadbalancing.amazonaws.com",
      eventName: "ModifyTargetGroupAttributes",
      requestParameters: {
        attributes: [{ key: "stickiness.enabled", value: "false" }],
      },
    }),
  },
};
