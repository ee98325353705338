import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A function's code was replaced by a person: an IAM user, the root user, a federated user or somebody
 * from IAM Identity Center. Pipelines have roles of their own and are left out.
 */
export const lambdaCodeChangedByPerson: Rule = {
  id: "lambda-code-changed-by-person",
  title: "A person replaced a Lambda function's code",
  description:
    "New code runs with the role of the function and sees what it sees. Where code comes from a pipeline, a person who replaces it is worth a question.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("lambda.amazonaws.com"),
    field("eventName").like("UpdateFunctionCode2*"),
    anyOf(
      field("userIdentity.type").equals("IAMUser", "Root", "FederatedUser"),
      field("userIdentity.sessionContext.sessionIssuer.userName").like(
        "AWSReservedSSO_*",
      ),
    ),
  ),
  controls: [],
  attack: ["T1648", "T1546"],
  falsePositives: [
    "Developers who deploy by hand in a test account; pipelines that still use an IAM user.",
  ],
  runbook: [
    "Which function, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateFunctionCode20150331v2.",
    "Read the code: aws lambda get-function --function-name FUNCTION --query Code.Location gives a link. Compare codeSha256 with your build.",
    "Not theirs: deploy the function again. What the role may do, the attacker could do: aws lambda get-function-configuration --function-name FUNCTION --query Role.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an IAM user": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionCode20150331v2",
      requestParameters: { functionName: "orders" },
    }),
    "somebody from IAM Identity Center": apiCall({
      userIdentity: {
        ...assumedRole,
        sessionContext: {
          sessionIssuer: {
            userName: "AWSReservedSSO_Developer_0123456789abcdef",
          },
        },
      },
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionCode20150331v2",
      requestParameters: { functionName: "orders" },
    }),
    "an attempt": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionCode20150331v2",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a pipeline": apiCall({
      userIdentity: assumedRole,
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionCode20150331v2",
      requestParameters: { functionName: "orders" },
    }),
    "a function's settings": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionConfiguration20150331v2",
    }),
    "a new function": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "CreateFunction20150331",
    }),
  },
};
