import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const centralRootAccessChanges: Rule = {
  id: "central-root-access-changes",
  title: "Central access to the members' root users was changed",
  description:
    "It lets the management account act as root in every member. Switched on by an attacker it opens all accounts; switched off it gives members their root passwords back.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "EnableOrganizationsRootSessions",
      "DisableOrganizationsRootSessions",
      "EnableOrganizationsRootCredentialsManagement",
      "DisableOrganizationsRootCredentialsManagement",
    ),
  ),
  controls: [],
  attack: ["T1548.005", "T1098.003"],
  falsePositives: [
    "The day on which the organization takes up centralized root access.",
  ],
  runbook: [
    "Ask the owners of the management account whether it was planned.",
    "See what is on: aws iam list-organizations-features, in the management account.",
    "Not planned: aws iam disable-organizations-root-sessions (or enable it again), and revoke the caller's sessions.",
    "See whether it was used: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoot, in every region you use.",
  ],
  matches: {
    "root sessions are switched on": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "EnableOrganizationsRootSessions",
      userIdentity: assumedRole,
    }),
    "management of root credentials is switched off": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DisableOrganizationsRootCredentialsManagement",
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "EnableOrganizationsRootSessions",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the features are listed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ListOrganizationsFeatures",
      readOnly: true,
    }),
    "a session is opened, which root-session-assumed reports": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRoot",
    }),
    "a service gets access to the organization": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "EnableAWSServiceAccess",
    }),
  },
};
