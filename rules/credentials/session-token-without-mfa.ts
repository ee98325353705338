import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For the record: with a device's serial number the call is the good habit of MFA on the command line; without, it only launders a key. */
export const sessionTokenWithoutMfa: Rule = {
  id: "session-token-without-mfa",
  title: "An IAM user made a session token without MFA",
  description:
    "The token has the user's rights for up to 36 hours under an access key that nobody has seen before.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("sts.amazonaws.com"),
    field("eventName").equals("GetSessionToken"),
    field("userIdentity.type").equals("IAMUser"),
    field("requestParameters.serialNumber").notExists(),
    // Services and the console ask for one on the user's behalf.
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1550.001"],
  falsePositives: ["Scripts and tools that always make a session first."],
  runbook: [
    "Ask the user which tool it was. Known: nothing to do.",
    "Not known: aws iam update-access-key --status Inactive for the user's keys, and attach AWSDenyAll to the user: it binds the token too.",
    "See what the token did: lookup-events with AttributeKey=AccessKeyId and responseElements.credentials.accessKeyId.",
    "Let the user call it with --serial-number and --token-code from now on.",
  ],
  matches: {
    "no parameters at all": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetSessionToken",
      readOnly: true,
    }),
    "a duration only": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetSessionToken",
      requestParameters: { durationSeconds: 129600 },
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetSessionToken",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "with MFA": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetSessionToken",
      requestParameters: {
        serialNumber: "arn:aws:iam::123456789012:mfa/alice",
      },
      readOnly: true,
    }),
    "a service asks for the user": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetSessionToken",
      userIdentity: { invokedBy: "signin.amazonaws.com" },
    }),
    "a federation token, which federation-token-issued reports": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetFederationToken",
    }),
  },
};
