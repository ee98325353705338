import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const samlProviderChanges: Rule = {
  id: "saml-provider-changes",
  title: "A SAML identity provider was created, changed or deleted",
  description:
    "Who signs the provider's assertions can become any role that trusts it, under any name and without MFA here.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "CreateSAMLProvider",
      "UpdateSAMLProvider",
      "DeleteSAMLProvider",
    ),
    // Identity Center keeps a provider of its own in every account.
    field("userIdentity.invokedBy").notEqualsOrMissing("sso.amazonaws.com"),
    field(
      "userIdentity.sessionContext.sessionIssuer.userName",
    ).notEqualsOrMissing("AWSServiceRoleForSSO"),
  ),
  controls: [],
  attack: ["T1484.002", "T1606.002"],
  falsePositives: [
    "The yearly renewal of the provider's signing certificate.",
    "A planned move to another identity provider.",
  ],
  runbook: [
    "Ask the owners of the identity provider whether a renewal or a move was planned.",
    "Read what is trusted now: aws iam get-saml-provider --saml-provider-arn ARN; compare issuer and certificate with your provider's.",
    "Not yours: aws iam delete-saml-provider (or update-saml-provider with your metadata), then revoke the sessions of the roles that trust it.",
    "See who came in by it: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithSAML.",
  ],
  matches: {
    "a new provider": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateSAMLProvider",
      requestParameters: { name: "example" },
    }),
    "its metadata are replaced": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateSAMLProvider",
      userIdentity: assumedRole,
      requestParameters: {
        sAMLProviderArn: "arn:aws:iam::123456789012:saml-provider/example",
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteSAMLProvider",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "Identity Center sets up its own": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateSAMLProvider",
      userIdentity: {
        ...assumedRole,
        arn: "arn:aws:sts::123456789012:assumed-role/AWSServiceRoleForSSO/AWS-SSO",
        sessionContext: { sessionIssuer: { userName: "AWSServiceRoleForSSO" } },
      },
    }),
    "somebody signs in by it": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRoleWithSAML",
      userIdentity: { type: "SAMLUser" },
    }),
    "providers are listed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ListSAMLProviders",
      readOnly: true,
    }),
  },
};
