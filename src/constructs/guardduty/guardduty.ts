import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import { GuarddutyOrganizationConfiguration } from "@cdktf/provider-aws/lib/guardduty-organization-configuration";
import { GuarddutyOrganizationConfigurationFeature } from "@cdktf/provider-aws/lib/guardduty-organization-configuration-feature";
import { Construct } from "constructs";
import type { AlertRoute } from "../service-alert";
import {
  GuardDutyAlert,
  guardDutySeverities,
  type GuardDutySeverity,
} from "./guardduty-alert";
import {
  agentlessPlans,
  type PlanState,
  planStates,
  type ProtectionPlan,
} from "./protection-plan";

/**
 * Cost: some dollars a month for a small account, tens to hundreds for a busy one; it grows with
 * CloudTrail events ($4 for a million), flow and DNS logs and the plans. The first 30 days are free.
 */
export interface GuardDutyProps {
  /** What the names of its alerts begin with, up to 50 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** Who is told of findings. Where it depends on the severity, `none` here and a `GuardDutyAlert` for each. */
  readonly alerts: AlertRoute | "none";
  /**
   * The least severity that people are told of.
   * @default "medium"
   */
  readonly alertFrom?: GuardDutySeverity;
  /**
   * What is looked at besides CloudTrail, VPC flow logs and DNS; all else is switched off.
   * @default - all that need no agent
   */
  readonly plans?: readonly ProtectionPlan[];
  /**
   * How often a finding is told again while it goes on.
   * @default "SIX_HOURS"
   */
  readonly repeatEvery?: "FIFTEEN_MINUTES" | "ONE_HOUR" | "SIX_HOURS";
  /**
   * The accounts of the organization in which GuardDuty is switched on with the same plans. The
   * stack must then be deployed in the account that is GuardDuty's delegated administrator.
   * @default - only this account
   */
  readonly members?: "all" | "new";
}

/**
 * Amazon GuardDuty in the stack's region: threats that AWS finds in what it records anyway. It
 * sees one region; the events of IAM and of sign-ins it sees in each.
 *
 * An account has at most one detector in a region; an existing one must be imported.
 */
export class GuardDuty extends Construct {
  readonly detectorId: string;

  constructor(scope: Construct, id: string, props: GuardDutyProps) {
    super(scope, id);
    const plans = planStates(props.plans ?? agentlessPlans);
    this.detectorId = new GuarddutyDetector(this, "detector", {
      enable: true,
      findingPublishingFrequency: props.repeatEvery ?? "SIX_HOURS",
    }).id;
    for (const plan of plans) {
      const status = plan.on ? "ENABLED" : "DISABLED";
      new GuarddutyDetectorFeature(this, planId(plan, status), {
        detectorId: this.detectorId,
        name: plan.feature,
        status,
        ...withAgents(plan, (name) => ({ name, status })),
      });
    }
    if (props.members) this.#enableMembers(props.members, plans);
    if (props.alerts !== "none") {
      new GuardDutyAlert(this, "alert", {
        ...props.alerts,
        name: `${props.name}-findings`,
        severities: guardDutySeverities(props.alertFrom ?? "medium"),
      });
    }
  }

  #enableMembers(members: "all" | "new", plans: readonly PlanState[]): void {
    const whom = members.toUpperCase();
    const organization = new Construct(this, "organization");
    const configuration = new GuarddutyOrganizationConfiguration(
      organization,
      "configuration",
      { detectorId: this.detectorId, autoEnableOrganizationMembers: whom },
    );
    for (const plan of plans) {
      const autoEnable = plan.on ? whom : "NONE";
      new GuarddutyOrganizationConfigurationFeature(
        organization,
        planId(plan, autoEnable),
        {
          detectorId: this.detectorId,
          name: plan.feature,
          autoEnable,
          ...withAgents(plan, (name) => ({ name, autoEnable })),
          dependsOn: [configuration],
        },
      );
    }
  }
}

/**
 * The agents' settings. AWS returns them in an order of its own, which version 5 of the provider
 * takes for a change that it must begin anew for, at every plan; so it is told not to look.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/36695
 */
function withAgents<T>({ agents }: PlanState, setting: (name: string) => T) {
  return agents.length === 0
    ? {}
    : {
        additionalConfiguration: agents.map(setting),
        lifecycle: { ignoreChanges: ["additional_configuration"] },
      };
}

/** With agents another address for each state, because what is not looked at is only set when it is made. */
function planId({ feature, agents }: PlanState, state: string): string {
  return [feature, ...(agents.length > 0 ? [state] : [])]
    .join("_")
    .toLowerCase();
}
