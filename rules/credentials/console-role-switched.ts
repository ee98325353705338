import {
  apiCall,
  assumedRole,
  consoleSignIn,
  missing,
} from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For the record, and for inquiries: it ties the new session to the old one. */
export const consoleRoleSwitched: Rule = {
  id: "console-role-switched",
  title: "Somebody switched roles in the console",
  description:
    "The session goes on with other rights, maybe in another account. The event names who it was before.",
  severity: "info",
  pattern: allOf(
    field("eventSource").equals("signin.amazonaws.com"),
    field("eventName").equals("SwitchRole"),
  ),
  controls: [],
  attack: ["T1078.004", "T1021.007"],
  falsePositives: ["Everyday work, where people switch to a role for a task."],
  runbook: [
    "Who was it before? additionalEventData.SwitchFrom; who now: userIdentity.arn.",
    "A role that the person uses for the work: nothing to do.",
    "Not theirs: revoke the role's sessions in the IAM console and make the old identity's access keys inactive.",
  ],
  matches: {
    "a role": consoleSignIn({
      userIdentity: assumedRole,
      eventName: "SwitchRole",
      responseElements: { ConsoleLogin: missing, SwitchRole: "Success" },
      additionalEventData: {
        SwitchFrom: "arn:aws:iam::123456789012:user/alice",
      },
    }),
    "an attempt": consoleSignIn({
      eventName: "SwitchRole",
      responseElements: { ConsoleLogin: missing, SwitchRole: "Failure" },
    }),
  },
  ignores: {
    "a role is assumed by API": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRole",
      readOnly: true,
    }),
    "a sign-in": consoleSignIn(),
    "the way back": consoleSignIn({
      userIdentity: assumedRole,
      eventName: "ExitRole",
      responseElements: { ConsoleLogin: missing, ExitRole: "Success" },
    }),
  },
};
