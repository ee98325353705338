import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const attribute = field("requestParameters.attributeName");

/**
 * The way from an alarm to its readers was cut: topic, topic policy, key or subscription.
 *
 * Of the topic's attributes only its policy and its key decide whether an alarm gets through. The
 * unsubscribe link at the foot of every mail is not recorded by CloudTrail, so this rule cannot
 * see it: https://docs.aws.amazon.com/sns/latest/dg/logging-using-cloudtrail.html
 */
export const alertTopicChanges: Rule = {
  id: "alert-topic-changes",
  title: "An SNS topic or subscription was changed or deleted",
  description:
    "Alarms reach people through a topic. A deleted subscription, a filter on it or a policy that shuts CloudWatch out drops every alert without an error.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("sns.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "DeleteTopic",
        "Unsubscribe",
        "SetSubscriptionAttributes",
        "AddPermission",
        "RemovePermission",
        "PutDataProtectionPolicy",
      ),
      allOf(
        field("eventName").equals("SetTopicAttributes"),
        anyOf(
          attribute.equals("Policy", "KmsMasterKeyId"),
          attribute.notExists(),
        ),
      ),
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.006"],
  falsePositives: [
    "A team that changes or removes its own topics.",
    "A deployment of this monitor that changes who is told.",
  ],
  runbook: [
    "Which topic? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=Unsubscribe (or the name in the event).",
    "Not the one of the alerts: nothing to do.",
    "The one of the alerts: aws sns list-subscriptions-by-topic --topic-arn ARN must list everyone, confirmed; then deploy this monitor again for topic, policy and key.",
    "Prove that mails arrive: aws sns publish --topic-arn ARN --message test.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and read the alarms' history for what was not delivered.",
  ],
  matches: {
    "the topic is deleted": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "DeleteTopic",
      requestParameters: {
        topicArn: "arn:aws:sns:us-east-1:123456789012:alerts",
      },
    }),
    "a reader is removed": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "Unsubscribe",
    }),
    "a reader gets a filter that drops everything": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "SetSubscriptionAttributes",
      requestParameters: { attributeName: "FilterPolicy" },
    }),
    "the topic's policy is replaced": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "SetTopicAttributes",
      requestParameters: {
        topicArn: "arn:aws:sns:us-east-1:123456789012:alerts",
        attributeName: "Policy",
      },
    }),
    "an attempt, recorded without its parameters": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "SetTopicAttributes",
      errorCode: "AuthorizationError",
      requestParameters: null,
    }),
  },
  ignores: {
    "the topic's display name": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "SetTopicAttributes",
      requestParameters: { attributeName: "DisplayName" },
    }),
    "a new reader": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "Subscribe",
    }),
    "a log group's masking, which log-group-tampering reports": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "PutDataProtectionPolicy",
    }),
    "a queue is deleted": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "DeleteQueue",
    }),
  },
};
