import {
  apiCall,
  consoleSignIn,
  missing,
  root,
} from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const rootSignInFailures: Rule = {
  id: "root-sign-in-failures",
  title: "A sign-in as root failed",
  description:
    "Somebody knows the account's e-mail address and tries passwords or MFA codes. A few a year are typing mistakes.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("signin.amazonaws.com"),
    field("userIdentity.type").equals("Root"),
    anyOf(
      field("responseElements.ConsoleLogin").equals("Failure"),
      field("responseElements.CheckMfa").equals("Failure"),
    ),
  ),
  controls: [],
  attack: ["T1110", "T1078.004"],
  falsePositives: [
    "Somebody who may sign in as root mistyped the password or the code.",
    "A stranger who mixed up e-mail addresses.",
  ],
  runbook: [
    "Ask everyone who knows root's password. One failure followed by a success of theirs: nothing to do.",
    "A failed CheckMfa is worse than a failed password: somebody may have the password. Change it today.",
    "See whether a sign-in worked afterwards: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin, also in us-east-2 and us-west-2.",
    "It goes on: give the account an e-mail address that is not public and make sure that MFA is a hardware key.",
  ],
  matches: {
    "a wrong password": consoleSignIn({
      userIdentity: root,
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
    "a wrong MFA code": consoleSignIn({
      userIdentity: root,
      eventName: "CheckMfa",
      responseElements: { ConsoleLogin: missing, CheckMfa: "Failure" },
    }),
  },
  ignores: {
    "root signs in": consoleSignIn({ userIdentity: root }),
    "an IAM user's wrong password": consoleSignIn({
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
    "an API call of root fails": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      userIdentity: root,
      errorCode: "EntityAlreadyExists",
    }),
  },
};
