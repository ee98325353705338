import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Every message of a queue was thrown away, or the queue itself. */
export const queuePurged: Rule = {
  id: "queue-purged",
  title: "A queue was purged or deleted",
  description:
    "A purge cannot be undone: orders and alerts on their way are gone. In an attack it also stops the delivery of logs to whoever reads them.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("sqs.amazonaws.com"),
    field("eventName").equals("PurgeQueue", "DeleteQueue"),
  ),
  controls: [],
  attack: ["T1485", "T1562"],
  falsePositives: [
    "Developers who clear a queue of a test; infrastructure as code that removes one.",
  ],
  runbook: [
    "Which queue, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PurgeQueue.",
    "Do logs or alerts go through it? Look at its name and its policy; if so, read what happened around that minute in the trail itself.",
    "Ask the team whose messages they were: can they be sent again?",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a queue is purged": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "PurgeQueue",
      requestParameters: {
        queueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/orders",
      },
    }),
    "a queue is deleted": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "DeleteQueue",
    }),
    "an attempt": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "PurgeQueue",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "one message is taken off": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "DeleteMessage",
      eventCategory: "Data",
    }),
    "a topic, which alert-topic-changes reports": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "DeleteTopic",
    }),
    "queues are listed": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "ListQueues",
      readOnly: true,
    }),
  },
};
