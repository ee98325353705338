import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const identityPoolOpenedToGuests: Rule = {
  id: "identity-pool-opened-to-guests",
  title: "A Cognito identity pool gives credentials to guests",
  description:
    "Anybody on the internet who knows the pool's id gets AWS credentials, with the rights of the pool's role for guests.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("cognito-identity.amazonaws.com"),
    field("eventName").equals("CreateIdentityPool", "UpdateIdentityPool"),
    field("requestParameters.allowUnauthenticatedIdentities").isTrue(),
  ),
  controls: [],
  attack: ["T1078.004", "T1098.001"],
  falsePositives: [
    "An application that lets guests in on purpose, such as one that sends analytics.",
  ],
  runbook: [
    "What may guests do? aws cognito-identity get-identity-pool-roles --identity-pool-id ID, then read the role unauthenticated.",
    "Nothing but what the application needs, and its owner knows: nothing to do.",
    "Otherwise: aws cognito-identity update-identity-pool with --no-allow-unauthenticated-identities, and take the role's policies away.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a new pool": apiCall({
      eventSource: "cognito-identity.amazonaws.com",
      eventName: "CreateIdentityPool",
      requestParameters: {
        identityPoolName: "example",
        allowUnauthenticatedIdentities: true,
      },
    }),
    "a pool is opened": apiCall({
      eventSource: "cognito-identity.amazonaws.com",
      eventName: "UpdateIdentityPool",
      userIdentity: assumedRole,
      requestParameters: {
        identityPoolName: "example",
        allowUnauthenticatedIdentities: true,
      },
    }),
    "an attempt": apiCall({
      eventSource: "cognito-identity.amazonaws.com",
      eventName: "UpdateIdentityPool",
      requestParameters: { allowUnauthenticatedIdentities: true },
      errorCode: "NotAuthorizedException",
    }),
  },
  ignores: {
    "a pool without guests": apiCall({
      eventSource: "cognito-identity.amazonaws.com",
      eventName: "CreateIdentityPool",
      requestParameters: {
        identityPoolName: "example",
        allowUnauthenticatedIdentities: false,
      },
    }),
    "a pool of users": apiCall({
      eventSource: "cognito-idp.amazonaws.com",
      eventName: "CreateUserPool",
    }),
    "a guest gets an id": apiCall({
      eventSource: "cognito-identity.amazonaws.com",
      eventName: "GetId",
    }),
  },
};
