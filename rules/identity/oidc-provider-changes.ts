import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const oidcProviderChanges: Rule = {
  id: "oidc-provider-changes",
  title: "An OpenID Connect provider was created or changed",
  description:
    "Workloads outside AWS, such as CI jobs, become roles by its tokens. A provider that an attacker runs issues tokens at will.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "CreateOpenIDConnectProvider",
      "DeleteOpenIDConnectProvider",
      "UpdateOpenIDConnectProviderThumbprint",
      "AddClientIDToOpenIDConnectProvider",
      "RemoveClientIDFromOpenIDConnectProvider",
    ),
  ),
  controls: [],
  attack: ["T1484.002", "T1098.003"],
  falsePositives: [
    "A new EKS cluster with roles for service accounts.",
    "CI that is connected for the first time.",
  ],
  runbook: [
    "Read it: aws iam get-open-id-connect-provider --open-id-connect-provider-arn ARN. Is the URL that of your cluster or your CI?",
    "It is: check that the roles which trust it ask for a certain repository or service account (condition on :sub).",
    "It is not: aws iam delete-open-id-connect-provider --open-id-connect-provider-arn ARN, and revoke the sessions of the roles that trust it.",
    "See who came in by it: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity, in every region you use.",
  ],
  matches: {
    "a new provider": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateOpenIDConnectProvider",
      requestParameters: { url: "https://idp.example.com" },
    }),
    "another audience is accepted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddClientIDToOpenIDConnectProvider",
      userIdentity: assumedRole,
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateOpenIDConnectProvider",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a workload uses it": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRoleWithWebIdentity",
      userIdentity: { type: "WebIdentityUser" },
    }),
    "a provider of an EKS cluster itself": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "AssociateIdentityProviderConfig",
    }),
    "providers are listed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ListOpenIDConnectProviders",
      readOnly: true,
    }),
  },
};
