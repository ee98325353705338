import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Somebody asked about the organization and was refused. Member accounts may ask for very little. */
export const organizationProbed: Rule = {
  id: "organization-probed",
  title: "Somebody tried to list the organization and was refused",
  description:
    "With stolen credentials the next question is which other accounts there are. In a member account the answer is no, and it is recorded.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("organizations.amazonaws.com"),
    field("eventName").like(
      "List*",
      "DescribeAccount*",
      "DescribePolicy*",
      "DescribeOrganizationalUnit*",
    ),
    field("errorCode").equals("AccessDenied", "AccessDeniedException"),
    field("userIdentity.invokedBy").notExists(),
    field("sessionCredentialFromConsole").notExists(),
  ),
  controls: [],
  attack: ["T1087.004", "T1580", "T1069.003"],
  falsePositives: [
    "Tools that ask in every account, although only the management account may: exclude their role.",
  ],
  runbook: [
    "Who, and from where? aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventSource,AttributeValue=organizations.amazonaws.com.",
    "A tool that you know: exclude its role.",
    "A role of a machine or function: its credentials are out. Revoke its sessions in the IAM console.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "accounts are listed": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "ListAccounts",
      errorCode: "AccessDeniedException",
      readOnly: true,
    }),
    "a role session asks for policies": apiCall({
      userIdentity: assumedRole,
      eventSource: "organizations.amazonaws.com",
      eventName: "ListPolicies",
      errorCode: "AccessDenied",
      readOnly: true,
    }),
  },
  ignores: {
    "it is allowed": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "ListAccounts",
      readOnly: true,
    }),
    "the console asks by itself": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "ListDelegatedAdministrators",
      errorCode: "AccessDeniedException",
      readOnly: true,
      sessionCredentialFromConsole: "true",
    }),
    "a service asks": apiCall({
      userIdentity: { invokedBy: "config.amazonaws.com" },
      eventSource: "organizations.amazonaws.com",
      eventName: "ListAccounts",
      errorCode: "AccessDeniedException",
      readOnly: true,
    }),
    "the own organization, which every account may read": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "DescribeOrganization",
      readOnly: true,
    }),
  },
};
