import {
  apiCall,
  consoleSignIn,
  missing,
  root,
} from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Sign-in events without a caller whom the account knows: who asks for a reset has not signed in. */
export const rootPasswordRecovery: Rule = {
  id: "root-password-recovery",
  title: "A reset of the root user's password was asked for or done",
  description:
    "Who holds the mailbox of the account's e-mail address can take root over. The request is the first sign of it.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("signin.amazonaws.com"),
    field("eventName").equals(
      "PasswordRecoveryRequested",
      "PasswordRecoveryCompleted",
    ),
  ),
  controls: [],
  attack: ["T1078.004", "T1098"],
  falsePositives: [
    "The owner forgot the password, or uses recovery on purpose because none is kept.",
  ],
  runbook: [
    "Ask the account's owners whether they asked for it.",
    "They did not: secure the mailbox of the account's e-mail address first (password, MFA, forwarding rules).",
    "PasswordRecoveryCompleted: sign in as root now, change the password, check MFA devices and access keys. You cannot: contact AWS Support.",
    "See whether root signed in: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin, also in us-east-2 and us-west-2.",
  ],
  matches: {
    "somebody asks": consoleSignIn({
      userIdentity: root,
      eventName: "PasswordRecoveryRequested",
      responseElements: {
        ConsoleLogin: missing,
        PasswordRecoveryRequested: "Success",
      },
    }),
    "the password is new": consoleSignIn({
      userIdentity: root,
      eventName: "PasswordRecoveryCompleted",
      responseElements: {
        ConsoleLogin: missing,
        PasswordRecoveryCompleted: "Success",
      },
    }),
    "an attempt": consoleSignIn({
      userIdentity: root,
      eventName: "PasswordRecoveryRequested",
      responseElements: {
        ConsoleLogin: missing,
        PasswordRecoveryRequested: "Failure",
      },
    }),
  },
  ignores: {
    "root changes its password while signed in": consoleSignIn({
      userIdentity: root,
      eventName: "PasswordUpdated",
      responseElements: { ConsoleLogin: missing, PasswordUpdated: "Success" },
    }),
    "root signs in": consoleSignIn({ userIdentity: root }),
    "an administrator resets a user's password": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateLoginProfile",
      requestParameters: { userName: "alice" },
    }),
  },
};
