import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Somebody asked how much mail or how many text messages the account may send, with a long-lived key
 * and outside the console.
 */
export const sendingLimitsProbed: Rule = {
  id: "sending-limits-probed",
  title: "Mail or text limits were probed with an access key",
  description:
    "Scripts ask it first with a stolen key: is the account worth sending spam from?",
  severity: "medium",
  pattern: allOf(
    anyOf(
      allOf(
        field("eventSource").equals("ses.amazonaws.com"),
        field("eventName").equals(
          "GetSendQuota",
          "GetAccount",
          "GetAccountSendingEnabled",
          "ListIdentities",
          "ListEmailIdentities",
          "GetIdentityVerificationAttributes",
        ),
      ),
      allOf(
        field("eventSource").equals("sns.amazonaws.com"),
        field("eventName").equals(
          "GetSMSAttributes",
          "GetSMSSandboxAccountStatus",
        ),
      ),
    ),
    field("userIdentity.type").equals("IAMUser"),
    field("sessionCredentialFromConsole").notExists(),
  ),
  controls: [],
  attack: ["T1580", "T1526"],
  falsePositives: [
    "An application that sends mail with the key of an IAM user and asks for its quota: exclude the user.",
  ],
  runbook: [
    "Which user, and from where? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GetSendQuota.",
    "Does an application use this key from that address? Then exclude it.",
    "Otherwise the key is out: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive. Find where it was published.",
    "Look for what else the key did in every region: new senders, users, machines.",
  ],
  matches: {
    "the quota of mail": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "GetSendQuota",
      readOnly: true,
    }),
    "the state of text messages": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "GetSMSSandboxAccountStatus",
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "GetAccount",
      errorCode: "AccessDenied",
      readOnly: true,
    }),
  },
  ignores: {
    "a role of an application": apiCall({
      userIdentity: assumedRole,
      eventSource: "ses.amazonaws.com",
      eventName: "GetSendQuota",
      readOnly: true,
    }),
    "a person in the console": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "GetSendQuota",
      readOnly: true,
      sessionCredentialFromConsole: "true",
    }),
    "another service's account": apiCall({
      eventSource: "apigateway.amazonaws.com",
      eventName: "GetAccount",
      readOnly: true,
    }),
    "a mail is sent": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "SendEmail",
    }),
  },
};
