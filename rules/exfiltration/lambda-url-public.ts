import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A function got an address on the internet that asks for no credentials. */
export const lambdaUrlPublic: Rule = {
  id: "lambda-url-public",
  title: "A Lambda function got a public URL without authentication",
  description:
    "Anybody can call such a function, which runs with its role. It is a small, lasting back door and a way to take data out.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("lambda.amazonaws.com"),
    field("eventName").like(
      "CreateFunctionUrlConfig*",
      "UpdateFunctionUrlConfig*",
    ),
    field("requestParameters.authType").equals("NONE"),
  ),
  controls: [],
  attack: ["T1648", "T1546", "T1567"],
  falsePositives: ["Webhooks that check a signature by themselves."],
  runbook: [
    "Which function, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateFunctionUrlConfig.",
    "Close it: aws lambda delete-function-url-config --function-name FUNCTION, or update-function-url-config --auth-type AWS_IAM.",
    "Who called it? Read the log group /aws/lambda/FUNCTION since then.",
    "Read its code and role: aws lambda get-function --function-name FUNCTION. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a new URL": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "CreateFunctionUrlConfig",
      requestParameters: { functionName: "orders", authType: "NONE" },
    }),
    "a URL loses its authentication": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionUrlConfig",
      requestParameters: { functionName: "orders", authType: "NONE" },
    }),
    "an attempt": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "CreateFunctionUrlConfig",
      errorCode: "AccessDenied",
      requestParameters: { authType: "NONE" },
    }),
  },
  ignores: {
    "a URL that asks for credentials": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "CreateFunctionUrlConfig",
      requestParameters: { functionName: "orders", authType: "AWS_IAM" },
    }),
    "a URL is deleted": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "DeleteFunctionUrlConfig",
    }),
    "the address of another service": apiCall({
      eventSource: "apprunner.amazonaws.com",
      eventName: "CreateService",
      requestParameters: { authType: "NONE" },
    }),
  },
};
