import { consoleSignIn, missing, root } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The benchmark's rule on MFA leaves root to `root-usage`, which cannot say that a password was enough. */
export const rootSignInWithoutMfa: Rule = {
  id: "root-sign-in-without-mfa",
  title: "The root user signed in without MFA",
  description:
    "The account's e-mail address and a password opened everything. Whoever reads that mailbox can do the same.",
  severity: "critical",
  pattern: allOf(
    field("eventName").equals("ConsoleLogin"),
    field("userIdentity.type").equals("Root"),
    field("responseElements.ConsoleLogin").equals("Success"),
    field("additionalEventData.MFAUsed").equals("No"),
  ),
  controls: [],
  attack: ["T1078.004"],
  falsePositives: ["The first sign-in to a new account, before MFA is set up."],
  runbook: [
    "Ask everyone who knows root's password whether it was them. The event has the address and the time.",
    "It was not: sign in as root, change the password, register MFA, and delete access keys that root has.",
    "You cannot sign in any more: contact AWS Support at once and secure the mailbox of the account's e-mail address.",
    "It was: register a hardware key or passkey for root before you go on.",
  ],
  matches: {
    "a password alone": consoleSignIn({
      userIdentity: root,
      additionalEventData: { MFAUsed: "No" },
    }),
    "from a phone": consoleSignIn({
      userIdentity: root,
      additionalEventData: { MFAUsed: "No", MobileVersion: "Yes" },
    }),
  },
  ignores: {
    "root with MFA": consoleSignIn({ userIdentity: root }),
    "a wrong password, which root-sign-in-failures reports": consoleSignIn({
      userIdentity: root,
      additionalEventData: { MFAUsed: "No" },
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
    "an IAM user, whom console-sign-in-without-mfa reports": consoleSignIn({
      additionalEventData: { MFAUsed: "No" },
    }),
    "the step before: MFA is checked": consoleSignIn({
      userIdentity: root,
      eventName: "CheckMfa",
      additionalEventData: { MFAUsed: "No" },
      responseElements: { ConsoleLogin: missing, CheckMfa: "Success" },
    }),
  },
};
