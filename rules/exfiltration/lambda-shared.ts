import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A function or layer was opened to somebody who is not a service of AWS: everyone, an account, a
 * role. Lambda records its API version in the event name.
 *
 * What is allowed to a service ends in amazonaws.com (amazon.com for Alexa), so the principal tells
 * them apart.
 */
export const lambdaShared: Rule = {
  id: "lambda-shared",
  title: "A Lambda function or layer was opened to others",
  description:
    "A permission for * or another account is a back door: whoever holds it runs the function with its role, long after the keys were changed.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("lambda.amazonaws.com"),
    field("eventName").like("AddPermission2*", "AddLayerVersionPermission2*"),
    field("requestParameters.principal").notLike(
      "*.amazonaws.com",
      "*.amazon.com",
    ),
  ),
  controls: [],
  attack: ["T1098", "T1546", "T1648"],
  falsePositives: [
    "A function or layer that other accounts of the organization use, when it is set up.",
    "A public function URL: lambda-url-public tells that too.",
  ],
  runbook: [
    "Which function, whom (principal), and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AddPermission20150331v2.",
    "Read its policy: aws lambda get-policy --function-name FUNCTION. Look for * and accounts that you do not know.",
    "Not right: aws lambda remove-permission --function-name FUNCTION --statement-id ID.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "everyone may call the function": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddPermission20150331v2",
      requestParameters: {
        functionName: "orders",
        action: "lambda:InvokeFunction",
        principal: "*",
      },
    }),
    "another account may": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddPermission20150331v2",
      requestParameters: { functionName: "orders", principal: "123456789012" },
    }),
    "a layer for everyone": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddLayerVersionPermission20181031",
      requestParameters: { layerName: "tools", principal: "*" },
    }),
    "an attempt": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddPermission20150331v2",
      errorCode: "AccessDenied",
      requestParameters: { principal: "*" },
    }),
  },
  ignores: {
    "a bucket may call the function": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddPermission20150331v2",
      requestParameters: {
        functionName: "orders",
        principal: "s3.amazonaws.com",
      },
    }),
    "Alexa may": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddPermission20150331v2",
      requestParameters: { principal: "alexa-appkit.amazon.com" },
    }),
    "a queue's permission": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "AddPermission",
      requestParameters: { principal: "*" },
    }),
    "a permission is taken back": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "RemovePermission20150331v2",
    }),
  },
};
