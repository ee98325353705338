import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * The account was made ready to send mail or text messages: a new sender, more permission, sending
 * switched on.
 */
export const messageSendingSetUp: Rule = {
  id: "message-sending-set-up",
  title: "Sending of mail or text messages was set up",
  description:
    "Stolen keys are used to send spam and phishing from your account and with your name. It begins with a new sender address.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("ses.amazonaws.com"),
      field("eventName").equals(
        "VerifyEmailIdentity",
        "VerifyDomainIdentity",
        "CreateEmailIdentity",
        "DeleteIdentity",
        "DeleteEmailIdentity",
        "PutAccountDetails",
        "PutAccountSendingAttributes",
        "UpdateAccountSendingEnabled",
      ),
    ),
    allOf(
      field("eventSource").equals("sns.amazonaws.com"),
      field("eventName").equals(
        "SetSMSAttributes",
        "CreateSMSSandboxPhoneNumber",
      ),
    ),
  ),
  controls: [],
  attack: ["T1496.003", "T1496.004"],
  falsePositives: [
    "A team that sets up a new sender; tests that make one each time.",
  ],
  runbook: [
    "Which sender, which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=VerifyEmailIdentity.",
    "Is the address or domain yours? aws sesv2 list-email-identities --region REGION.",
    "Not yours: aws sesv2 put-account-sending-attributes --no-sending-enabled stops all mail of the region; aws sesv2 delete-email-identity --email-identity NAME.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a sender is verified": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "VerifyEmailIdentity",
      requestParameters: { emailAddress: "sales@example.com" },
    }),
    "sending is switched on": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "UpdateAccountSendingEnabled",
    }),
    "more than the sandbox is asked for": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "PutAccountDetails",
    }),
    "an attempt": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "CreateEmailIdentity",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a mail is sent": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "SendEmail",
    }),
    "senders are listed": apiCall({
      eventSource: "ses.amazonaws.com",
      eventName: "ListIdentities",
      readOnly: true,
    }),
    "a topic's settings": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "SetTopicAttributes",
    }),
  },
};
