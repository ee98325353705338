import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A function was bound to a stream or queue, whose records it gets from now on. */
export const lambdaTriggerAdded: Rule = {
  id: "lambda-trigger-added",
  title: "A Lambda function was bound to a stream or queue",
  description:
    "Whoever binds a function of their own to a stream reads all that passes, in the background and for as long as nobody looks.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("lambda.amazonaws.com"),
    field("eventName").like(
      "CreateEventSourceMapping2*",
      "UpdateEventSourceMapping2*",
    ),
  ),
  controls: [],
  attack: ["T1546", "T1648"],
  falsePositives: ["Every deployment of an application that reads a queue."],
  runbook: [
    "Which function, which source, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateEventSourceMapping20150331.",
    "A pipeline, and a function that you know: nothing to do.",
    "Not known: aws lambda delete-event-source-mapping --uuid UUID, then read the code: aws lambda get-function --function-name FUNCTION.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a stream of a table": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "CreateEventSourceMapping20150331",
      requestParameters: {
        functionName: "orders",
        eventSourceArn:
          "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026",
      },
    }),
    "a binding gets another function": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateEventSourceMapping20150331",
    }),
    "an attempt": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "CreateEventSourceMapping20150331",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a binding is removed": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "DeleteEventSourceMapping20150331",
    }),
    "a permission, which lambda-shared reports": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddPermission20150331v2",
    }),
    "a rule of the event bus": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "PutTargets",
    }),
  },
};
