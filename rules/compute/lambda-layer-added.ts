import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A function was given layers: code that runs before its own. */
export const lambdaLayerAdded: Rule = {
  id: "lambda-layer-added",
  title: "A layer was put into a Lambda function",
  description:
    "A layer or extension sees every request and the credentials of the role, while the code of the function looks untouched.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("lambda.amazonaws.com"),
    field("eventName").like("UpdateFunctionConfiguration2*"),
    field("requestParameters.layers[*]").hasValue(),
  ),
  controls: [],
  attack: ["T1546", "T1648"],
  falsePositives: [
    "Deployments that send the list of layers with every change: exclude the role of the pipeline.",
  ],
  runbook: [
    "Which function, which layer, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateFunctionConfiguration20150331v2.",
    "Whose layer? Its ARN tells the account; AWS's and your vendors' are known. aws lambda get-layer-version-by-arn --arn ARN gives a link to the code.",
    "Not yours: aws lambda update-function-configuration --function-name FUNCTION --layers with the right list.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a layer of the own account": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionConfiguration20150331v2",
      requestParameters: {
        functionName: "orders",
        layers: ["arn:aws:lambda:us-east-1:123456789012:layer:tools:1"],
      },
    }),
    "a role session does it": apiCall({
      userIdentity: assumedRole,
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionConfiguration20150331v2",
      requestParameters: {
        layers: ["arn:aws:lambda:us-east-1:123456789012:layer:tools:1"],
      },
    }),
    "an attempt": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionConfiguration20150331v2",
      errorCode: "AccessDenied",
      requestParameters: {
        layers: ["arn:aws:lambda:us-east-1:123456789012:layer:tools:1"],
      },
    }),
  },
  ignores: {
    "the last layer is taken out": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionConfiguration20150331v2",
      requestParameters: { functionName: "orders", layers: [] },
    }),
    "more memory": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionConfiguration20150331v2",
      requestParameters: { functionName: "orders", memorySize: 512 },
    }),
    "a layer is published": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "PublishLayerVersion20181031",
    }),
  },
};
