import { apiCall, consoleSignIn, root } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/**
 * A wrong password or a wrong MFA code at the console.
 *
 * The benchmark asks for an alarm at the first failure, so the default threshold stays; one
 * failure is a typo, a series is an attack.
 */
export const consoleSignInFailures: Rule = {
  id: "console-sign-in-failures",
  title: "A sign-in to the console failed",
  description:
    "One failure is a typo. Many in a short time, or for many users from one address, are somebody guessing passwords.",
  severity: "low",
  pattern: allOf(
    field("eventName").equals("ConsoleLogin"),
    field("errorMessage").equals("Failed authentication"),
  ),
  verbatim:
    '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  controls: [...cisMonitoring(6), securityHub(6)],
  attack: ["T1110"],
  falsePositives: ["A person who mistyped a password or an MFA code."],
  runbook: [
    "Count the failures by user and address: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin.",
    "One or two by one user from their usual address: nothing to do.",
    "A series: see whether a success follows from the same address. If so, treat the user as taken: aws iam delete-login-profile --user-name USER, and make the access keys inactive.",
    "Many users from one address: tell the people concerned, and make sure that each of them has MFA.",
  ],
  matches: {
    "a wrong password": consoleSignIn({
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
    "a wrong password for root": consoleSignIn({
      userIdentity: root,
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
  },
  ignores: {
    "a success": consoleSignIn(),
    "a user name that does not exist, which AWS words otherwise": consoleSignIn(
      {
        userIdentity: { userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
        errorMessage: "No username found in supplied account",
        responseElements: { ConsoleLogin: "Failure" },
      },
    ),
    "the same message from an API": apiCall({
      eventSource: "cognito-idp.amazonaws.com",
      eventName: "InitiateAuth",
      errorMessage: "Failed authentication",
    }),
  },
};
