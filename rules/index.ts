import { consoleSignInFailures } from "./identity/console-sign-in-failures";
import { consoleSignInWithoutMfa } from "./identity/console-sign-in-without-mfa";
import { iamPolicyChanges } from "./identity/iam-policy-changes";
import { permissionsBoundaryChanges } from "./identity/permissions-boundary-changes";
import { roleTrustChanges } from "./identity/role-trust-changes";
import { rootUsage } from "./identity/root-usage";
import { unauthorizedApiCalls } from "./identity/unauthorized-api-calls";
import { unauthorizedApiCallsSecurityHub } from "./identity/unauthorized-api-calls-security-hub";
import { alarmTampering } from "./logging/alarm-tampering";
import { alertTopicChanges } from "./logging/alert-topic-changes";
import { awsConfigChanges } from "./logging/aws-config-changes";
import { cloudtrailChanges } from "./logging/cloudtrail-changes";
import { cloudtrailCoverageChanges } from "./logging/cloudtrail-coverage-changes";
import { logGroupTampering } from "./logging/log-group-tampering";
import { metricFilterChanges } from "./logging/metric-filter-changes";
import { bucketDeleted } from "./data/bucket-deleted";
import { bucketPolicyChanges } from "./data/bucket-policy-changes";
import { bucketProtectionRemoved } from "./data/bucket-protection-removed";
import { kmsKeyDisabledOrDeleted } from "./data/kms-key-disabled-or-deleted";
import { kmsKeyPolicyChanges } from "./data/kms-key-policy-changes";
import { networkAclChanges } from "./network/network-acl-changes";
import { networkGatewayChanges } from "./network/network-gateway-changes";
import { routeTableChanges } from "./network/route-table-changes";
import { routeTableChangesSecurityHub } from "./network/route-table-changes-security-hub";
import { securityGroupChanges } from "./network/security-group-changes";
import { securityGroupChangesSecurityHub } from "./network/security-group-changes-security-hub";
import { vpcChanges } from "./network/vpc-changes";
import { organizationChanges } from "./organization/organization-changes";
import { packs, type PackId } from "./packs";
import { UnknownIdError } from "./unknown-id-error";
import type { Rule } from "../src/rule/rule";

export type { PackId } from "./packs";
export { UnknownIdError } from "./unknown-id-error";

/** Every rule, grouped by what is attacked. Explicit, so that a bundler sees them all. */
export const rules: readonly Rule[] = [
  consoleSignInFailures,
  consoleSignInWithoutMfa,
  iamPolicyChanges,
  permissionsBoundaryChanges,
  roleTrustChanges,
  rootUsage,
  unauthorizedApiCalls,
  unauthorizedApiCallsSecurityHub,

  alarmTampering,
  alertTopicChanges,
  awsConfigChanges,
  cloudtrailChanges,
  cloudtrailCoverageChanges,
  logGroupTampering,
  metricFilterChanges,

  bucketDeleted,
  bucketPolicyChanges,
  bucketProtectionRemoved,
  kmsKeyDisabledOrDeleted,
  kmsKeyPolicyChanges,

  networkAclChanges,
  networkGatewayChanges,
  routeTableChanges,
  routeTableChangesSecurityHub,
  securityGroupChanges,
  securityGroupChangesSecurityHub,
  vpcChanges,

  organizationChanges,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The ids of all packs. */
export const packIds = Object.keys(packs) as readonly PackId[]; // packs has no other keys

/**
 * The rule with this id.
 *
 * @throws {UnknownIdError} naming similar ids
 */
export function ruleById(id: string): Rule {
  const rule = byId.get(id);
  if (rule === undefined) {
    throw new UnknownIdError(
      "rule",
      id,
      [...byId.keys()],
      "`trailwire rules list` shows all",
    );
  }
  return rule;
}

/**
 * The rules of a pack, in its order. The names complete in an editor, and a text from a command
 * line or a setting may be passed as it is.
 *
 * @throws {UnknownIdError} naming the packs there are
 */
export function pack(id: PackId | (string & {})): readonly Rule[] {
  const known = packIds.find((known) => known === id);
  if (known === undefined) {
    throw new UnknownIdError(
      "pack",
      id,
      packIds,
      `expected one of ${packIds.join(", ")}`,
    );
  }
  return packs[known].map(ruleById);
}
