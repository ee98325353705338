import { apiCall, root } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Root's own keys only: with a user's name among the parameters the key is that user's. */
export const rootAccessKeyCreated: Rule = {
  id: "root-access-key-created",
  title: "An access key was created for the root user",
  description:
    "A key of root works everywhere, needs no MFA and no policy of the account can limit it. There is no task that wants one.",
  severity: "critical",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("CreateAccessKey"),
    field("userIdentity.type").equals("Root"),
    field("requestParameters.userName").notExists(),
  ),
  controls: [],
  attack: ["T1098.001", "T1078.004"],
  falsePositives: [
    "None that should stay: a job that runs as root wants a role instead.",
  ],
  runbook: [
    "Ask everyone who can sign in as root, now. Nobody did it: treat the account as taken.",
    "Sign in as root and delete the key under Security credentials; the event's responseElements.accessKey.accessKeyId names it.",
    "Change root's password, remove MFA devices you do not know, and check the account's e-mail address.",
    "See what the key did: aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=KEY, in every region you use.",
  ],
  matches: {
    "root creates a key for itself": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      userIdentity: root,
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      userIdentity: root,
      errorCode: "LimitExceededException",
    }),
  },
  ignores: {
    "root creates a key for a user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      userIdentity: root,
      requestParameters: { userName: "alice" },
    }),
    "a user creates a key for herself": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
    }),
    "root deletes its key": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteAccessKey",
      userIdentity: root,
    }),
  },
};
