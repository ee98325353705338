import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A template was rolled out to other accounts. Within Control Tower that is everyday work, hence for the record. */
export const stackSetDeployed: Rule = {
  id: "stack-set-deployed",
  title: "A stack set was rolled out to other accounts",
  description:
    "A stack set creates whatever its template says in many accounts at once, roles of an attacker included.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("cloudformation.amazonaws.com"),
    field("eventName").equals(
      "CreateStackInstances",
      "UpdateStackInstances",
      "UpdateStackSet",
      "ActivateOrganizationsAccess",
    ),
    field("userIdentity.invokedBy").notEqualsOrMissing(
      "controltower.amazonaws.com",
      "ssm-quicksetup.amazonaws.com",
      "member.org.stacksets.cloudformation.amazonaws.com",
    ),
  ),
  controls: [],
  attack: ["T1072"],
  falsePositives: [
    "A landing zone or a platform team that works with stack sets.",
  ],
  runbook: [
    "Which template, to which accounts? aws cloudformation describe-stack-set --stack-set-name NAME and list-stack-set-operations.",
    "Unknown and running: aws cloudformation stop-stack-set-operation --stack-set-name NAME --operation-id ID.",
    "Take it back: aws cloudformation delete-stack-instances with --no-retain-stacks; look for roles and users that it left.",
    "Ask the caller. Not theirs: revoke the role's sessions; who rolls out stack sets holds all accounts.",
  ],
  matches: {
    "stacks are created in other accounts": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "CreateStackInstances",
    }),
    "a template is replaced everywhere": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "UpdateStackSet",
    }),
    "an attempt": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "CreateStackInstances",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "Control Tower enrols an account": apiCall({
      userIdentity: { invokedBy: "controltower.amazonaws.com" },
      eventSource: "cloudformation.amazonaws.com",
      eventName: "CreateStackInstances",
    }),
    "a stack in the account itself": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "CreateStack",
    }),
    "a stack set is drafted, and rolled out nowhere": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "CreateStackSet",
    }),
  },
};
