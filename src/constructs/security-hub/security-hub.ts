import { SecurityhubAccount } from "@cdktf/provider-aws/lib/securityhub-account";
import { SecurityhubFindingAggregator } from "@cdktf/provider-aws/lib/securityhub-finding-aggregator";
import { SecurityhubOrganizationConfiguration } from "@cdktf/provider-aws/lib/securityhub-organization-configuration";
import { SecurityhubStandardsSubscription } from "@cdktf/provider-aws/lib/securityhub-standards-subscription";
import { Construct } from "constructs";
import type { ConfigurationRecorder } from "../config";
import { severities, type Severity } from "../../rule/rule";
import { Environment } from "../environment";
import type { AlertRoute } from "../service-alert";
import {
  SecurityHubAlert,
  type SecurityHubAlertProps,
} from "./security-hub-alert";
import { type SecurityStandard, standardArn } from "./standards";

/**
 * Cost: a tenth of a cent for each check of a resource, so a few dollars a month for a small
 * account and tens for a busy one, and what AWS Config records for it. The first 30 days are free.
 */
export interface SecurityHubProps extends Partial<
  Pick<SecurityHubAlertProps, "toldElsewhere">
> {
  /** What the names of its alerts begin with, up to 50 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /**
   * Records what the standards check. `elsewhere` says that AWS Config is on in this account and
   * region already; without it nearly all checks have no data.
   */
  readonly recorder: ConfigurationRecorder | "elsewhere";
  /** Who is told of findings. Where it depends on the severity, `none` here and a `SecurityHubAlert` for each. */
  readonly alerts: AlertRoute | "none";
  /**
   * The least severity that people are told of.
   * @default "high", because standards have hundreds of findings below
   */
  readonly alertFrom?: Severity;
  /** @default ["aws-foundational", "cis-3.0"] */
  readonly standards?: readonly SecurityStandard[];
  /**
   * The regions whose findings are copied to this one, and told from here. Security Hub must be on in them.
   * @default - none
   */
  readonly aggregate?: "all-regions" | readonly [string, ...string[]];
  /**
   * Whether Security Hub is switched on in new accounts of the organization, and with AWS's default
   * standards or with none. The stack must then be deployed in the account that is Security Hub's
   * delegated administrator.
   * @default - only this account
   */
  readonly newMembers?: "default-standards" | "no-standards";
}

/** AWS Security Hub in the stack's region: findings of many services in one form, and standards checked against what AWS Config records. */
export class SecurityHub extends Construct {
  constructor(scope: Construct, id: string, props: SecurityHubProps) {
    super(scope, id);
    const { recorder, aggregate } = props;
    const hub = new SecurityhubAccount(this, "account", {
      // AWS's own choice would come and go outside of Terraform.
      enableDefaultStandards: false,
      autoEnableControls: true,
      // One finding for a control, however many standards share it.
      controlFindingGenerator: "SECURITY_CONTROL",
    });
    const after = [
      hub,
      ...(recorder === "elsewhere" ? [] : [recorder.started]),
    ];
    for (const standard of props.standards ?? ["aws-foundational", "cis-3.0"]) {
      const name = standard.replaceAll(/[-.]/g, "_");
      new SecurityhubStandardsSubscription(this, name, {
        standardsArn: standardArn(standard, Environment.of(this)),
        dependsOn: after,
      });
    }
    if (aggregate) {
      new SecurityhubFindingAggregator(this, "finding_aggregator", {
        ...(aggregate === "all-regions"
          ? { linkingMode: "ALL_REGIONS" }
          : {
              linkingMode: "SPECIFIED_REGIONS",
              specifiedRegions: [...aggregate],
            }),
        dependsOn: [hub],
      });
    }
    if (props.newMembers) {
      new SecurityhubOrganizationConfiguration(
        this,
        "organization_configuration",
        {
          autoEnable: true,
          autoEnableStandards:
            props.newMembers === "default-standards" ? "DEFAULT" : "NONE",
          dependsOn: [hub],
        },
      );
    }
    if (props.alerts !== "none") {
      new SecurityHubAlert(this, "alert", {
        ...props.alerts,
        name: `${props.name}-findings`,
        severities: severities.slice(
          0,
          severities.indexOf(props.alertFrom ?? "high") + 1,
        ),
        toldElsewhere: props.toldElsewhere ?? [],
      });
    }
  }
}
