import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring } from "../controls";

/**
 * Accounts, units or policies of the organization changed. The events are recorded in the
 * management account, in us-east-1; LeaveOrganization in the account that leaves.
 */
export const organizationChanges: Rule = {
  id: "organization-changes",
  title: "AWS Organizations was changed",
  description:
    "The organization's policies bind even administrators. An account that leaves, moves or loses a policy is out of their reach.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("organizations.amazonaws.com"),
    field("eventName").equals(
      "AcceptHandshake",
      "AttachPolicy",
      "CancelHandshake",
      "CreateAccount",
      "CreateOrganization",
      "CreateOrganizationalUnit",
      "CreatePolicy",
      "DeclineHandshake",
      "DeleteOrganization",
      "DeleteOrganizationalUnit",
      "DeletePolicy",
      "DetachPolicy",
      "DisablePolicyType",
      "EnableAllFeatures",
      "EnablePolicyType",
      "InviteAccountToOrganization",
      "LeaveOrganization",
      "MoveAccount",
      "RemoveAccountFromOrganization",
      "UpdateOrganizationalUnit",
      "UpdatePolicy",
    ),
  ),
  // Checkers look for the names in order, Powerpipe and Prowler before 5.30 in different ones:
  // three names stand twice. Trivy wants the blanks around the first equals sign.
  verbatim:
    "{($.eventSource = organizations.amazonaws.com) && (($.eventName=AcceptHandshake) || " +
    "($.eventName=AttachPolicy) || ($.eventName=CancelHandshake) || ($.eventName=CreateAccount) || " +
    "($.eventName=CreateOrganization) || ($.eventName=CreateOrganizationalUnit) || " +
    "($.eventName=CreatePolicy) || ($.eventName=DeclineHandshake) || ($.eventName=DeleteOrganization) || " +
    "($.eventName=DeleteOrganizationalUnit) || ($.eventName=DeletePolicy) || ($.eventName=DetachPolicy) || " +
    "($.eventName=DisablePolicyType) || ($.eventName=EnableAllFeatures) || ($.eventName=EnablePolicyType) || " +
    "($.eventName=InviteAccountToOrganization) || ($.eventName=LeaveOrganization) || " +
    "($.eventName=DetachPolicy) || ($.eventName=DisablePolicyType) || ($.eventName=MoveAccount) || " +
    "($.eventName=RemoveAccountFromOrganization) || ($.eventName=UpdateOrganizationalUnit) || " +
    "($.eventName=UpdatePolicy) || ($.eventName=UpdateOrganizationalUnit))}",
  controls: cisMonitoring(15),
  attack: ["T1666"],
  falsePositives: [
    "Account vending, such as Control Tower or a pipeline that creates accounts.",
    "A change of a policy that was reviewed.",
  ],
  runbook: [
    "What, and who? In the management account: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=DetachPolicy (or the name in the event).",
    "LeaveOrganization or RemoveAccountFromOrganization: call the account's owner now, invite it again (aws organizations invite-account-to-organization) and treat it as taken until then.",
    "A policy was detached or changed: put it back (aws organizations attach-policy or update-policy).",
    "Ask the caller. Not theirs: revoke the role's sessions; who holds the management account holds all accounts.",
  ],
  matches: {
    "an account leaves": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "LeaveOrganization",
    }),
    "a service control policy is detached": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "DetachPolicy",
      requestParameters: {
        policyId: "p-examplepolicy",
        targetId: "123456789012",
      },
    }),
    "an attempt": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "RemoveAccountFromOrganization",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "the same name from IAM": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreatePolicy",
    }),
    "the same name from AWS IoT": apiCall({
      eventSource: "iot.amazonaws.com",
      eventName: "DetachPolicy",
    }),
    "the organization is read": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "DescribeOrganization",
      readOnly: true,
    }),
    "an account is tagged": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "TagResource",
    }),
  },
};
