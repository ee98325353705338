import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Who may read a secret was changed. Few secrets have a policy of their own: it is how another account
 * gets in.
 */
export const secretPolicyChanges: Rule = {
  id: "secret-policy-changes",
  title: "A secret's resource policy was changed",
  description:
    "A resource policy lets in principals of any account, past every IAM policy of this one. The policy is a text, so who is in it must be read.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("secretsmanager.amazonaws.com"),
    field("eventName").equals("PutResourcePolicy", "DeleteResourcePolicy"),
  ),
  controls: [],
  attack: ["T1098", "T1555.006"],
  falsePositives: [
    "Infrastructure as code that sets up secrets shared by several accounts.",
  ],
  runbook: [
    "Which secret, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutResourcePolicy.",
    "Read it: aws secretsmanager get-resource-policy --secret-id SECRET. Look for Principal * and accounts that you do not know.",
    "Not right: aws secretsmanager delete-resource-policy --secret-id SECRET, then aws secretsmanager rotate-secret --secret-id SECRET.",
    "Was it read meanwhile? Look for GetSecretValue from outside. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a policy is set": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "PutResourcePolicy",
      requestParameters: {
        secretId: "orders/database",
        resourcePolicy: '{"Statement":[{"Effect":"Allow","Principal":"*"}]}',
      },
    }),
    "a policy that denied is removed": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "DeleteResourcePolicy",
      requestParameters: { secretId: "orders/database" },
    }),
    "an attempt": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "PutResourcePolicy",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a policy is checked": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "ValidateResourcePolicy",
    }),
    "another service's policy, which resource-policy-changes reports": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "PutResourcePolicy",
    }),
    "a policy is read": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "GetResourcePolicy",
      readOnly: true,
    }),
  },
};
