import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const logGroupName = field("requestParameters.logGroupName");

/**
 * Logs no longer go where they were sent: subscription filters, destinations and deliveries of
 * CloudWatch Logs. Filters of functions and builds go with their log group and are left out.
 */
export const logForwardingStopped: Rule = {
  id: "log-forwarding-stopped",
  title: "Forwarding of logs was stopped",
  description:
    "Subscriptions carry logs to the SIEM or another account. Cutting one leaves the log in place and blinds whoever reads it elsewhere.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("logs.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "DeleteDestination",
        "DeleteDelivery",
        "DeleteDeliverySource",
        "DeleteDeliveryDestination",
      ),
      allOf(
        field("eventName").equals("DeleteAccountPolicy"),
        field("requestParameters.policyType").equals(
          "SUBSCRIPTION_FILTER_POLICY",
        ),
      ),
      allOf(
        field("eventName").equals("DeleteSubscriptionFilter"),
        anyOf(
          logGroupName.notExists(),
          logGroupName.notLike("/aws/lambda/*", "/aws/codebuild/*"),
        ),
      ),
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.008", "T1562.006"],
  falsePositives: [
    "An application that is removed together with its log forwarding.",
    "A SIEM that is replaced.",
  ],
  runbook: [
    "Which log group or delivery, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteSubscriptionFilter (or the name in the event).",
    "Where does the group forward now? aws logs describe-subscription-filters --log-group-name NAME. Deliveries: aws logs describe-deliveries.",
    "A security log: deploy its forwarding again, and fill the gap in the SIEM from the log group.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a security log is no longer forwarded": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteSubscriptionFilter",
      requestParameters: {
        logGroupName: "/aws/security/global-audit",
        filterName: "to-siem",
      },
    }),
    "the account's subscription ends": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteAccountPolicy",
      requestParameters: { policyType: "SUBSCRIPTION_FILTER_POLICY" },
    }),
    "an attempt, recorded without its parameters": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteSubscriptionFilter",
      errorCode: "AccessDenied",
      requestParameters: null,
    }),
  },
  ignores: {
    "a function's forwarding goes with the function": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteSubscriptionFilter",
      requestParameters: { logGroupName: "/aws/lambda/checkout" },
    }),
    "an account policy that masks data": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteAccountPolicy",
      requestParameters: { policyType: "DATA_PROTECTION_POLICY" },
    }),
    "a subscription is added": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutSubscriptionFilter",
    }),
    "a destination of IoT": apiCall({
      eventSource: "iotwireless.amazonaws.com",
      eventName: "DeleteDestination",
    }),
  },
};
