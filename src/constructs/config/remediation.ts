import { ConfigRemediationConfiguration } from "@cdktf/provider-aws/lib/config-remediation-configuration";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { Environment } from "../environment";
import { policyDocument } from "../policy-document";
import { serviceRole } from "../service-role";
import type { ManagedRule } from "./managed-rule";
import {
  type RemediableRule,
  remediations,
  type Runbook,
} from "./remediation-catalogue";

/** Cost: cents; each run of a runbook has a few steps at $0.002. */
export interface RemediationProps {
  /** The rule whose breaches are put right: one that AWS has a runbook for. */
  readonly rule: ManagedRule<RemediableRule>;
  /** The name of the role in which it is done, up to 64 letters, digits and `+=,.@_-`. */
  readonly roleName: string;
  /**
   * Whether it is done without asking; otherwise a person starts it in the console.
   * @default false
   */
  readonly automatic?: boolean;
}

/** How often and how many seconds apart it is tried for one resource, before it waits for a person. */
const retries = { maximumAutomaticAttempts: 3, retryAttemptSeconds: 120 };

/**
 * Puts right what breaks a rule of AWS Config, with a runbook of AWS's own, in a role that may do
 * what the runbook does and nothing else.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/remediation.html
 */
export class Remediation extends Construct {
  constructor(scope: Construct, id: string, props: RemediationProps) {
    super(scope, id);
    const { rule, roleName, automatic = false } = props;
    const runbook: Runbook = remediations[rule.rule];
    const { account } = Environment.of(this);
    const role = serviceRole(this, "role", {
      name: roleName,
      service: "ssm.amazonaws.com",
      condition: { StringEquals: { "aws:SourceAccount": account } },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: roleName,
      role: role.id,
      policy: policyDocument([
        // Of which resources is known only when one of them breaks the rule.
        { Effect: "Allow", Action: runbook.actions, Resource: "*" },
      ]),
    });
    new ConfigRemediationConfiguration(this, "remediation_configuration", {
      configRuleName: rule.name,
      resourceType: runbook.resourceType,
      targetType: "SSM_DOCUMENT",
      targetId: runbook.document,
      automatic,
      ...(automatic && retries),
      parameter: [
        { name: "AutomationAssumeRole", staticValue: role.arn },
        { name: runbook.resourceParameter, resourceValue: "RESOURCE_ID" },
      ],
      dependsOn: [policy],
    });
  }
}
