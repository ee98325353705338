import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * An account left the organization, was thrown out or closed. organization-changes counts the
 * first two among twenty others; this one says who, and wakes somebody, also after an attempt.
 */
export const accountLeavesOrganization: Rule = {
  id: "account-leaves-organization",
  title: "An account is leaving the organization or being closed",
  description:
    "Outside the organization no service control policy binds the account and no central trail sees it. A closed one takes its data along.",
  severity: "critical",
  pattern: allOf(
    field("eventSource").equals(
      "organizations.amazonaws.com",
      "account.amazonaws.com",
    ),
    field("eventName").equals(
      "LeaveOrganization",
      "RemoveAccountFromOrganization",
      "CloseAccount",
      "DeleteOrganization",
    ),
  ),
  controls: [nist("AC-6")],
  attack: ["T1666", "T1562.008"],
  falsePositives: [
    "An account that is given up or sold, announced by its owner.",
  ],
  runbook: [
    "Is it still a member? In the management account: aws organizations describe-account --account-id ACCOUNT. Status SUSPENDED is a closed one: AWS Support reopens it within 90 days.",
    "AccessDenied in the event: it stayed. Treat the caller as an intruder all the same.",
    "Gone: call its owner now, aws organizations invite-account-to-organization, and treat all in it as taken.",
    "Make the caller's access keys inactive or revoke the role's sessions.",
    "Deny organizations:LeaveOrganization by a service control policy.",
  ],
  matches: {
    "an account leaves": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "LeaveOrganization",
    }),
    "an attempt, the recorded attack": apiCall({
      userIdentity: assumedRole,
      eventSource: "organizations.amazonaws.com",
      eventName: "LeaveOrganization",
      errorCode: "AccessDenied",
    }),
    "an account is closed": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "CloseAccount",
      requestParameters: { accountId: "123456789012" },
    }),
  },
  ignores: {
    "an account is moved, which organization-changes reports": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "MoveAccount",
    }),
    "an account is created": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "CreateAccount",
    }),
    "an organization of WorkMail": apiCall({
      eventSource: "workmail.amazonaws.com",
      eventName: "DeleteOrganization",
    }),
  },
};
