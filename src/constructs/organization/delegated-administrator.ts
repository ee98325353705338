import { CloudtrailOrganizationDelegatedAdminAccount } from "@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account";
import { GuarddutyOrganizationAdminAccount } from "@cdktf/provider-aws/lib/guardduty-organization-admin-account";
import { OrganizationsDelegatedAdministrator } from "@cdktf/provider-aws/lib/organizations-delegated-administrator";
import { SecurityhubOrganizationAdminAccount } from "@cdktf/provider-aws/lib/securityhub-organization-admin-account";
import { Construct } from "constructs";

/** A service that another account than the organization's management account can run for all. */
export type DelegatedService =
  "access-analyzer" | "cloudtrail" | "config" | "guardduty" | "security-hub";

/** Cost: nothing. */
export interface DelegatedAdministratorProps {
  /** The account that shall run them, by its twelve digits: not the management account itself. */
  readonly account: string;
  readonly services: readonly [DelegatedService, ...DelegatedService[]];
}

/** Makes a service's administrator of an account. GuardDuty and Security Hub want it in each region. */
const delegate: Readonly<
  Record<DelegatedService, (scope: Construct, account: string) => void>
> = {
  "access-analyzer": (scope, account) =>
    byPrincipal(scope, "access_analyzer", "access-analyzer", account),
  cloudtrail: (scope, accountId) =>
    void new CloudtrailOrganizationDelegatedAdminAccount(scope, "cloudtrail", {
      accountId,
    }),
  config: (scope, account) => byPrincipal(scope, "config", "config", account),
  guardduty: (scope, adminAccountId) =>
    void new GuarddutyOrganizationAdminAccount(scope, "guardduty", {
      adminAccountId,
    }),
  "security-hub": (scope, adminAccountId) =>
    void new SecurityhubOrganizationAdminAccount(scope, "security_hub", {
      adminAccountId,
    }),
};

function byPrincipal(
  scope: Construct,
  id: string,
  service: string,
  accountId: string,
): void {
  new OrganizationsDelegatedAdministrator(scope, id, {
    accountId,
    servicePrincipal: `${service}.amazonaws.com`,
  });
}

/**
 * Lets an account run security services for the whole organization. To be deployed in the
 * management account, in each region where GuardDuty or Security Hub shall be on; the others want it
 * once, so that a second region leaves them out.
 *
 * AWS Config and Access Analyzer need trusted access first, which Terraform can give only to whom it
 * has the whole organization: `aws organizations enable-aws-service-access --service-principal
 * config.amazonaws.com` (and `access-analyzer.amazonaws.com`).
 *
 * An organization trail belongs to the management account, whoever makes it: its ARN in policies has that account.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
export class DelegatedAdministrator extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: DelegatedAdministratorProps,
  ) {
    super(scope, id);
    for (const service of new Set(props.services)) {
      delegate[service](this, props.account);
    }
  }
}
