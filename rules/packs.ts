/** The monitoring controls of the CIS AWS Foundations Benchmark, in its order. */
const cis = [
  "unauthorized-api-calls",
  "console-sign-in-without-mfa",
  "root-usage",
  "iam-policy-changes",
  "cloudtrail-changes",
  "console-sign-in-failures",
  "kms-key-disabled-or-deleted",
  "bucket-policy-changes",
  "aws-config-changes",
  "security-group-changes",
  "network-acl-changes",
  "network-gateway-changes",
  "route-table-changes",
  "vpc-changes",
  "organization-changes",
] as const;

/** What blinds the monitor itself and is not in the benchmark's list. */
const tampering = [
  "cloudtrail-coverage-changes",
  "log-group-tampering",
  "metric-filter-changes",
  "alarm-tampering",
  "alert-topic-changes",
  "bucket-protection-removed",
  "bucket-deleted",
  "kms-key-policy-changes",
  "role-trust-changes",
  "permissions-boundary-changes",
] as const;

/**
 * Named selections of rules, by id.
 *
 * - `cis`: the 15 monitoring controls. Prowler and Powerpipe pass on them.
 * - `security-hub`: CloudWatch.1 to CloudWatch.14 with the very texts that Security Hub publishes.
 *   In three places they are weaker or noisier than those of `cis`; deploy both packs where
 *   Security Hub's CIS standards are enabled.
 * - `recommended`: `cis` and what tampers with the monitor. The three Security Hub twins are left
 *   out: each would send a second mail for the same event.
 */
export const packs = {
  cis,
  "security-hub": [
    "root-usage",
    "unauthorized-api-calls-security-hub",
    "console-sign-in-without-mfa",
    "iam-policy-changes",
    "cloudtrail-changes",
    "console-sign-in-failures",
    "kms-key-disabled-or-deleted",
    "bucket-policy-changes",
    "aws-config-changes",
    "security-group-changes-security-hub",
    "network-acl-changes",
    "network-gateway-changes",
    "route-table-changes-security-hub",
    "vpc-changes",
  ],
  recommended: [...cis, ...tampering],
} as const satisfies Record<string, readonly string[]>;

export type PackId = keyof typeof packs;
