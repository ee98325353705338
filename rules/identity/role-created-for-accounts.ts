import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A role that users or accounts may assume, here or elsewhere; roles for services and identity
 * providers name those as Service and Federated. A filter cannot compare the account in the
 * policy with its own, so the reader does.
 */
export const roleCreatedForAccounts: Rule = {
  id: "role-created-for-accounts",
  title: "A role that other users or accounts may assume was created",
  description:
    "A role that trusts an account outside is a back door which no key or password reveals.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("CreateRole"),
    field("requestParameters.assumeRolePolicyDocument").like('*"AWS"*'),
  ),
  controls: [],
  attack: ["T1136.003", "T1098.003"],
  falsePositives: [
    "A role for another account of yours, or for a supplier whose account you know.",
    "A role that users of the same account switch to.",
  ],
  runbook: [
    "Read whom it trusts: requestParameters.assumeRolePolicyDocument, or aws iam get-role --role-name ROLE.",
    "Your own account, one of your organization, or a supplier with an external id: nothing to do.",
    "Anybody else: aws iam update-assume-role-policy to deny all, then revoke the role's sessions in the IAM console.",
    "See whether it was used: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRole, also in the regions you use.",
    "Ask the caller; make their access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "an account is trusted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
      requestParameters: {
        roleName: "support",
        assumeRolePolicyDocument:
          '{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:root" }, "Action": "sts:AssumeRole" }] }',
      },
    }),
    "everybody is trusted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
      requestParameters: {
        roleName: "support",
        assumeRolePolicyDocument:
          '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}',
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
      errorCode: "AccessDenied",
      requestParameters: {
        assumeRolePolicyDocument:
          '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}',
      },
    }),
  },
  ignores: {
    "a role for a service": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
      requestParameters: {
        roleName: "worker",
        assumeRolePolicyDocument:
          '{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}',
      },
    }),
    "a role for CI, by its identity provider": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateRole",
      requestParameters: {
        roleName: "ci",
        assumeRolePolicyDocument:
          '{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/idp.example.com"},"Action":"sts:AssumeRoleWithWebIdentity"}}',
      },
    }),
    "a role's trust is changed, which role-trust-changes reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAssumeRolePolicy",
      requestParameters: {
        policyDocument: '{"Statement":{"Principal":{"AWS":"*"}}}',
      },
    }),
  },
};
