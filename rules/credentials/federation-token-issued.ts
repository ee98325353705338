import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const federationTokenIssued: Rule = {
  id: "federation-token-issued",
  title: "A federation token was made from a long-lived key",
  description:
    "The token goes on working when the key behind it is made inactive, up to 36 hours, and it opens the console. Few systems still use it; attackers do.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("sts.amazonaws.com"),
    field("eventName").equals("GetFederationToken"),
  ),
  controls: [],
  attack: ["T1550.001", "T1098.001"],
  falsePositives: [
    "A broker of one's own that signs people in to the console. Exclude its user.",
  ],
  runbook: [
    "Ask the owner of the key (userIdentity.userName). A broker of yours: nothing to do.",
    "What may it do? requestParameters.policy and policyArns; never more than the user.",
    "Not known: making the key inactive is not enough. Attach a policy to the user that denies everything (AWSDenyAll); it binds the token too.",
    "See what it did: lookup-events with AttributeKey=AccessKeyId and responseElements.credentials.accessKeyId.",
  ],
  matches: {
    "a token": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetFederationToken",
      requestParameters: { name: "guest" },
      readOnly: true,
    }),
    "with an administrator's rights": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetFederationToken",
      requestParameters: {
        name: "guest",
        policyArns: [{ arn: "arn:aws:iam::aws:policy/AdministratorAccess" }],
      },
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetFederationToken",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a token for Amazon Connect": apiCall({
      eventSource: "connect.amazonaws.com",
      eventName: "GetFederationToken",
    }),
    "a session token": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetSessionToken",
    }),
    "a call with such a token": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "ListBuckets",
      userIdentity: {
        type: "FederatedUser",
        arn: "arn:aws:sts::123456789012:federated-user/guest",
      },
    }),
  },
};
