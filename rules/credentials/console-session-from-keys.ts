import {
  assumedRole,
  consoleSignIn,
  missing,
} from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Identity Center's portal makes the same call for its own roles, whose names begin with AWSReservedSSO_. */
export const consoleSessionFromKeys: Rule = {
  id: "console-session-from-keys",
  title: "Temporary keys were turned into a console session",
  description:
    "With a sign-in token whoever holds keys of a session gets the console too, without password or MFA. It hides which key was stolen.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("signin.amazonaws.com"),
    field("eventName").equals("GetSigninToken"),
    field("userIdentity.arn").notLike("*:assumed-role/AWSReservedSSO_*"),
    field("userIdentity.principalId").notLike("*:i-*"),
  ),
  controls: [],
  attack: ["T1550.001", "T1021.007"],
  falsePositives: [
    "A broker or a tool of your own that opens the console for people. Exclude its roles.",
  ],
  runbook: [
    "Whose session? userIdentity.arn has the role and the name of the session.",
    "Ask the person. A tool that opens the console for them: nothing to do.",
    "Not theirs: revoke the role's sessions in the IAM console; for a federated user attach AWSDenyAll to the user behind it.",
    "See what the console session did: lookup-events with AttributeKey=Username and the session's name.",
  ],
  matches: {
    "a role's keys": consoleSignIn({
      userIdentity: assumedRole,
      eventName: "GetSigninToken",
      responseElements: { ConsoleLogin: missing, GetSigninToken: "Success" },
    }),
    "a federated user's keys": consoleSignIn({
      userIdentity: {
        type: "FederatedUser",
        arn: "arn:aws:sts::123456789012:federated-user/guest",
      },
      eventName: "GetSigninToken",
      responseElements: { ConsoleLogin: missing, GetSigninToken: "Success" },
    }),
    "an attempt": consoleSignIn({
      userIdentity: assumedRole,
      eventName: "GetSigninToken",
      responseElements: { ConsoleLogin: missing, GetSigninToken: "Failure" },
    }),
  },
  ignores: {
    "Identity Center's portal": consoleSignIn({
      userIdentity: {
        ...assumedRole,
        arn: "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Developer_0123456789abcdef/alice",
      },
      eventName: "GetSigninToken",
      responseElements: { ConsoleLogin: missing, GetSigninToken: "Success" },
    }),
    "a machine's keys, which instance-credentials-in-console reports":
      consoleSignIn({
        userIdentity: {
          ...assumedRole,
          principalId: "AROAEXAMPLEEXAMPLE:i-0123456789abcdef0",
          arn: "arn:aws:sts::123456789012:assumed-role/web/i-0123456789abcdef0",
        },
        eventName: "GetSigninToken",
        responseElements: { ConsoleLogin: missing, GetSigninToken: "Success" },
      }),
    "a sign-in with a password": consoleSignIn(),
    "a role is switched to": consoleSignIn({
      userIdentity: assumedRole,
      eventName: "SwitchRole",
      responseElements: { ConsoleLogin: missing, SwitchRole: "Success" },
    }),
  },
};
