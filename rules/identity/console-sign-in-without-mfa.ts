import {
  assumedRole,
  consoleSignIn,
  missing,
  root,
} from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/**
 * A password alone opened the console.
 *
 * Only IAM users: CloudTrail says `MFAUsed: No` of every federated sign-in, whatever the identity
 * provider asked for, and root is watched by `root-usage`.
 */
export const consoleSignInWithoutMfa: Rule = {
  id: "console-sign-in-without-mfa",
  title: "An IAM user signed in to the console without MFA",
  description:
    "A password alone was enough. Whoever finds, guesses or phishes it has the user's rights in the console.",
  severity: "high",
  pattern: allOf(
    field("eventName").equals("ConsoleLogin"),
    field("additionalEventData.MFAUsed").notEquals("Yes"),
    field("userIdentity.type").equals("IAMUser"),
    field("responseElements.ConsoleLogin").equals("Success"),
  ),
  verbatim:
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  controls: [...cisMonitoring(2), securityHub(3)],
  attack: ["T1078.004"],
  falsePositives: [
    "The first sign-in of a new user, before MFA is set up.",
    "A break-glass user that has no MFA on purpose. Give it a hardware key instead.",
  ],
  runbook: [
    "Ask the user whether it was them: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin shows name, address and time.",
    "It was not them: aws iam delete-login-profile --user-name USER, and make the user's access keys inactive.",
    "End the sessions that are open: attach a policy that denies everything to tokens issued before now (aws:TokenIssueTime).",
    "It was them: let them register MFA today, and require it by policy (aws:MultiFactorAuthPresent).",
  ],
  matches: {
    "an IAM user without MFA": consoleSignIn({
      additionalEventData: { MFAUsed: "No" },
    }),
    "from a phone": consoleSignIn({
      additionalEventData: { MFAUsed: "No", MobileVersion: "Yes" },
    }),
  },
  ignores: {
    "an IAM user with MFA": consoleSignIn(),
    "a sign-in that failed": consoleSignIn({
      additionalEventData: { MFAUsed: "No" },
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
    "a federated sign-in, whose MFA CloudTrail cannot see": consoleSignIn({
      userIdentity: { ...assumedRole, accessKeyId: missing },
      additionalEventData: { MFAUsed: "No" },
    }),
    "a sign-in that says nothing of MFA": consoleSignIn({
      additionalEventData: { MFAUsed: missing },
    }),
    "root, whom root-usage reports": consoleSignIn({
      userIdentity: root,
      additionalEventData: { MFAUsed: "No" },
    }),
    "the step before: MFA is checked": consoleSignIn({
      eventName: "CheckMfa",
      additionalEventData: { MFAUsed: "No" },
      responseElements: { ConsoleLogin: missing, CheckMfa: "Success" },
    }),
  },
};
