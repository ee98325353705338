import { z } from "zod";
import type {
  ManagedRuleName,
  ManagedRuleSet,
  RemediableRule,
  SecurityStandard,
} from "../constructs";
import {
  managedRuleNames,
  managedRuleSets,
} from "../constructs/config/managed-rule-sets";
import { remediations } from "../constructs/config/remediation-catalogue";
import { guardDutySeverities } from "../constructs/guardduty/guardduty-alert";
import {
  agentlessPlans,
  protectionPlans,
} from "../constructs/guardduty/protection-plan";
import { securityStandards } from "../constructs/security-hub/standards";
import { severities } from "../rule/rule";
import { capability, listOf, oneOf, record, region, yesOrNo } from "./setting";

// The objects' own keys, which `Object.keys` types as any text.
const ruleSets = Object.keys(managedRuleSets) as ManagedRuleSet[];
const remediable = Object.keys(remediations) as RemediableRule[];
const standards = Object.keys(securityStandards) as SecurityStandard[];
const plans = Object.keys(protectionPlans) as (keyof typeof protectionPlans)[];

/** What resources look like and looked like before, and rules about it. A few dollars a month for a small account, hundreds where resources come and go. */
const config = capability({
  /** Security Hub's standards want `all`. With `all-but-global` another region must record IAM. */
  scope: oneOf(["all", "all-but-global", "needed-by-rules"]).default("all"),
  frequency: oneOf(["continuous", "daily"]).default("continuous"),
  ruleSets: listOf(oneOf(ruleSets), "sets of rules").default(["exposure"]),
  /** Managed rules besides those of the sets. */
  rules: listOf(oneOf(managedRuleNames), "managed rules").default([]),
  /** The rules of which a person can have a breach put right by a runbook of AWS's. */
  remediate: listOf(oneOf(remediable), "managed rules").default([]),
  /** Whether that is done without asking. */
  automaticRemediation: yesOrNo().default(false),
  /** `existing` in an account that has AWS Config's role already. */
  serviceLinkedRole: oneOf(["create", "existing"]).default("create"),
})
  .refine(
    (given) => !given?.automaticRemediation || given.remediate.length > 0,
    { error: 'expected rules in "remediate" beside "automaticRemediation"' },
  )
  .refine(
    (given) =>
      given === undefined ||
      given.remediate.every((rule) => checkedRules(given).includes(rule)),
    {
      error:
        'expected in "remediate" only rules that are checked: name them in "rules", or their set in "ruleSets"',
    },
  );

/** What of AWS Config's managed rules is checked. */
interface Checked {
  readonly ruleSets: readonly ManagedRuleSet[];
  readonly rules: readonly ManagedRuleName[];
}

/** The managed rules that the settings ask for, each once. */
export function checkedRules({
  ruleSets,
  rules,
}: Checked): readonly ManagedRuleName[] {
  const inSets = ruleSets.flatMap(
    (set): readonly ManagedRuleName[] => managedRuleSets[set],
  );
  return [...new Set([...inSets, ...rules])];
}

/** Threats that AWS finds in what it records anyway. Some dollars a month for a small account, tens to hundreds for a busy one. */
const guardDuty = capability({
  /** What is looked at besides CloudTrail, VPC flow logs and DNS. */
  plans: listOf(oneOf(plans), "protection plans").default([...agentlessPlans]),
  /** The least severity that people are told of. */
  alertFrom: oneOf(guardDutySeverities("low")).default("medium"),
  /** Switches it on in the accounts of the organization; wants to be deployed in GuardDuty's delegated administrator. @default - only this account */
  members: oneOf(["all", "new"]).exactOptional(),
});

/** Findings of many services in one place, and standards checked. Some dollars a month for a small account, tens for a busy one, and what AWS Config records for it. */
const securityHub = capability({
  standards: listOf(oneOf(standards), "standards").default([
    "aws-foundational",
    "cis-3.0",
  ]),
  /** The least severity that people are told of; standards have hundreds of findings below `high`. */
  alertFrom: oneOf(severities).default("high"),
  /** The regions whose findings are copied to this one. @default - none */
  aggregate: z
    .union(
      [z.literal("all-regions"), z.tuple([region()], region()).readonly()],
      { error: 'expected "all-regions" or a list of the codes of regions' },
    )
    .exactOptional(),
  /** Switches it on in new accounts of the organization; wants to be deployed in Security Hub's delegated administrator. @default - only this account */
  newMembers: oneOf(["default-standards", "no-standards"]).exactOptional(),
});

/** Resources that can be reached from outside. External access costs nothing, unused access twenty cents a month for each role and user. */
const accessAnalyzer = capability({
  zoneOfTrust: oneOf(["account", "organization"]).default("account"),
  /** Days without use after which roles, keys and permissions are found. @default - not looked for, because it costs */
  unusedAfterDays: z
    .int({ error: "expected a whole number of days from 1 to 365" })
    .min(1, { error: "expected 1 day or more" })
    .max(365, { error: "expected 365 days at most" })
    .exactOptional(),
});

/** AWS's own services that look for threats and weak configuration in the stack's region. Each is off, on, or on with settings. */
export const postureSettings = record({
  config,
  guardDuty,
  securityHub,
  accessAnalyzer,
});

export type PostureSettings = z.infer<typeof postureSettings>;
