// The organization as a whole: its accounts, policies, delegations and regions.

import type { Rule } from "../../src/rule/rule";
import { accountLeavesOrganization } from "./account-leaves-organization";
import { organizationChanges } from "./organization-changes";
import { organizationDelegationChanges } from "./organization-delegation-changes";
import { organizationGuardrailRemoved } from "./organization-guardrail-removed";
import { regionEnabled } from "./region-enabled";

/** The organization and its accounts. */
export const organization: readonly Rule[] = [
  accountLeavesOrganization,
  organizationChanges,
  organizationDelegationChanges,
  organizationGuardrailRemoved,
  regionEnabled,
];
