import {
  apiCall,
  assumedRole,
  consoleSignIn,
  missing,
  root,
} from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const rootCredentialsChanged: Rule = {
  id: "root-credentials-changed",
  title: "The root user's password or e-mail address was changed",
  description:
    "Whoever changes them locks the owner out of the account. Both are rare and planned in a well-kept account.",
  severity: "critical",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("signin.amazonaws.com"),
      field("eventName").equals("EmailUpdated", "PasswordUpdated"),
      field("userIdentity.type").equals("Root"),
    ),
    // What the management account may do to a member's root user without signing in as root.
    allOf(
      field("eventSource").equals("account.amazonaws.com"),
      field("eventName").equals(
        "StartPrimaryEmailUpdate",
        "AcceptPrimaryEmailUpdate",
      ),
    ),
  ),
  controls: [],
  attack: ["T1098", "T1531"],
  falsePositives: [
    "The owner moves the account to another mailbox, or changes the password after somebody left.",
  ],
  runbook: [
    "Ask the account's owners whether it was them. Every minute counts if it was not.",
    "Try to sign in as root. You can: change the password, remove unknown MFA devices and access keys, restore the e-mail address.",
    "You cannot: contact AWS Support now, with proof of ownership. In an organization, suspend the account's rights with a service control policy that denies everything.",
    "Look for what root did since: new users, keys, roles, and changes to this monitor.",
  ],
  matches: {
    "root's e-mail address is changed": consoleSignIn({
      userIdentity: root,
      eventName: "EmailUpdated",
      responseElements: { ConsoleLogin: missing, EmailUpdated: "Success" },
    }),
    "root's password is changed": consoleSignIn({
      userIdentity: root,
      eventName: "PasswordUpdated",
      responseElements: { ConsoleLogin: missing, PasswordUpdated: "Success" },
    }),
    "the management account changes a member's address": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "StartPrimaryEmailUpdate",
      userIdentity: assumedRole,
      requestParameters: { accountId: "123456789012" },
    }),
    "an attempt": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "AcceptPrimaryEmailUpdate",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a user changes her own password": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ChangePassword",
    }),
    "recovery is asked for, which root-password-recovery reports":
      consoleSignIn({
        userIdentity: root,
        eventName: "PasswordRecoveryRequested",
      }),
    "a contact is changed, which account-contacts-changed reports": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "PutAlternateContact",
      requestParameters: { alternateContactType: "SECURITY" },
    }),
  },
};
