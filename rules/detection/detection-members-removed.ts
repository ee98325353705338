import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * An account was cut off from the central GuardDuty, Security Hub, Macie, Inspector or Detective.
 * The services share most names; DisassociateMember is Macie's and Inspector's form.
 */
export const detectionMembersRemoved: Rule = {
  id: "detection-members-removed",
  title: "An account no longer reports to the security account",
  description:
    "A member that leaves the central administrator keeps its findings to itself: nobody who watches the security account sees it any more.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals(
      "guardduty.amazonaws.com",
      "securityhub.amazonaws.com",
      "macie2.amazonaws.com",
      "inspector2.amazonaws.com",
      "detective.amazonaws.com",
    ),
    field("eventName").equals(
      "DeleteMember",
      "DeleteMembers",
      "DisassociateMember",
      "DisassociateMembers",
      "DisassociateMembership",
      "DisassociateFromAdministratorAccount",
      "DisassociateFromMasterAccount",
      "DisableOrganizationAdminAccount",
      "DisableDelegatedAdminAccount",
      "StopMonitoringMembers",
    ),
  ),
  controls: [nist("SI-4")],
  attack: ["T1562.001"],
  falsePositives: [
    "An account that is being closed.",
    "The security account being moved to another one.",
  ],
  runbook: [
    "Who is still a member? In the security account: aws guardduty list-members --detector-id ID (or aws securityhub, macie2, inspector2 list-members; aws detective list-members --graph-arn ARN).",
    "Add the account again: aws guardduty create-members --detector-id ID --account-details AccountId=ACCOUNT,Email=MAIL.",
    "Read the account's own findings and event history since it was cut off.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a member leaves its administrator": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "DisassociateFromAdministratorAccount",
    }),
    "the administrator stops monitoring members": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "StopMonitoringMembers",
      requestParameters: { accountIds: ["123456789012"] },
    }),
    "Security Hub loses its members": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "DisassociateMembers",
    }),
    "an attempt on Macie": apiCall({
      eventSource: "macie2.amazonaws.com",
      eventName: "DisassociateMember",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a member of a Managed Blockchain network": apiCall({
      eventSource: "managedblockchain.amazonaws.com",
      eventName: "DeleteMember",
    }),
    "members are added": apiCall({
      eventSource: "guardduty.amazonaws.com",
      eventName: "CreateMembers",
    }),
    "members are listed": apiCall({
      eventSource: "securityhub.amazonaws.com",
      eventName: "ListMembers",
      readOnly: true,
    }),
  },
};
