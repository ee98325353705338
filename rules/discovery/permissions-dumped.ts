import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * The whole of IAM was read in one call, or permissions tried out without using them. Calls that
 * services make for the caller are left out.
 */
export const permissionsDumped: Rule = {
  id: "permissions-dumped",
  title: "All users, roles and policies of the account were read",
  description:
    "With one call an attacker has every user, role and policy to look for a way up. Few people and tools ever need it.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "GetAccountAuthorizationDetails",
      "SimulatePrincipalPolicy",
      "SimulateCustomPolicy",
    ),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1087.004", "T1069.003", "T1580"],
  falsePositives: [
    "Security scanners: exclude their role.",
    "An administrator with the policy simulator.",
  ],
  runbook: [
    "Who, and from where? aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=GetAccountAuthorizationDetails.",
    "A scanner or an administrator that you know: exclude the role.",
    "Not known: it is the beginning. Look for what the caller did before and after, above all changes in IAM.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "everything is read": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetAccountAuthorizationDetails",
      readOnly: true,
    }),
    "permissions are tried out": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "SimulatePrincipalPolicy",
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetAccountAuthorizationDetails",
      errorCode: "AccessDenied",
      readOnly: true,
    }),
  },
  ignores: {
    "a service does it for somebody": apiCall({
      userIdentity: { invokedBy: "config.amazonaws.com" },
      eventSource: "iam.amazonaws.com",
      eventName: "GetAccountAuthorizationDetails",
    }),
    "one role is read": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetRole",
      readOnly: true,
    }),
    "totals only": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetAccountSummary",
      readOnly: true,
    }),
  },
};
