import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Who administers the organization's services changed, or a service lost its access to the accounts. */
export const organizationDelegationChanges: Rule = {
  id: "organization-delegation-changes",
  title: "Administration of the organization was delegated or withdrawn",
  description:
    "A delegated administrator acts in every account. Adding one spreads an intruder; removing one, or a service's access, blinds GuardDuty and CloudTrail everywhere.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("organizations.amazonaws.com"),
    field("eventName").equals(
      "RegisterDelegatedAdministrator",
      "DeregisterDelegatedAdministrator",
      "DisableAWSServiceAccess",
      "PutResourcePolicy",
      "DeleteResourcePolicy",
    ),
  ),
  controls: [nist("AC-6")],
  attack: ["T1098", "T1562.001"],
  falsePositives: ["The security account being set up, once for each service."],
  runbook: [
    "Who administers what? In the management account: aws organizations list-delegated-administrators, then list-delegated-services-for-account --account-id ACCOUNT.",
    "Unknown account: aws organizations deregister-delegated-administrator --account-id ACCOUNT --service-principal SERVICE.",
    "Which services may act? aws organizations list-aws-service-access-for-organization. Missing: switch it on in that service, not here.",
    "Ask the caller. Not theirs: revoke the role's sessions; who holds the management account holds all accounts.",
  ],
  matches: {
    "an account becomes administrator": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "RegisterDelegatedAdministrator",
      requestParameters: {
        accountId: "123456789012",
        servicePrincipal: "guardduty.amazonaws.com",
      },
    }),
    "CloudTrail loses its access": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "DisableAWSServiceAccess",
      requestParameters: { servicePrincipal: "cloudtrail.amazonaws.com" },
    }),
    "an attempt": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "DeregisterDelegatedAdministrator",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a secret's policy": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "PutResourcePolicy",
    }),
    "a service gets access": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "EnableAWSServiceAccess",
    }),
    "administrators are listed": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "ListDelegatedAdministrators",
      readOnly: true,
    }),
  },
};
