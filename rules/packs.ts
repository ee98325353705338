import { recommendedBeyond } from "./recommended";

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

/** The few that nobody should be without: takeover, blinding, opening to the world, ransom. */
const first = [
  "access-key-created",
  "administrator-policy-attached",
  "identity-center-source-changes",
  "login-profile-created",
  "mfa-device-removed",
  "root-access-key-created",
  "root-credentials-changed",
  "root-password-recovery",
  "root-sign-in-without-mfa",
  "access-key-quarantined",
  "instance-credentials-in-console",
  "account-leaves-organization",
  "organization-guardrail-removed",
  "region-enabled",
  "config-recorder-deleted",
  "dns-query-logging-stopped",
  "event-rule-tampering",
  "flow-logs-deleted",
  "detection-members-removed",
  "guardduty-disabled",
  "guardduty-findings-silenced",
  "guardduty-lists-changed",
  "security-hub-disabled",
  "domain-transfer",
  "security-group-opened-ipv6",
  "security-group-opened-low-port",
  "instance-connect-used",
  "instance-user-data-changed",
  "serial-console-used",
  "ssm-command-run",
  "ssm-document-shared",
  "ssm-session-started",
  "expensive-instances",
  "model-logging-changed",
  "acl-public",
  "ami-public",
  "bucket-policy-public",
  "database-public",
  "database-snapshot-shared",
  "ebs-snapshot-public",
  "lambda-url-public",
  "public-sharing-unblocked",
  "backups-deleted",
  "bucket-emptied-by-lifecycle",
  "instances-terminated",
] as const;

/**
 * Named selections of rules, by id.
 *
 * - `cis`: the 15 monitoring controls. Prowler and Powerpipe pass on them.
 * - `security-hub`: CloudWatch.1 to CloudWatch.14 with the very texts that Security Hub publishes.
 *   In three places they are weaker or noisier than those of `cis`; deploy both packs where
 *   Security Hub's CIS standards are enabled.
 * - `starter`: what a small team can follow from the first day.
 * - `recommended`: `cis`, what tampers with the monitor, and every rule that is seldom seen on a
 *   healthy account. The three Security Hub twins are left out: each would send a second mail for
 *   the same event.
 *
 * The pack `all` needs no list.
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
  starter: [
    "root-usage",
    "cloudtrail-changes",
    "console-sign-in-without-mfa",
    ...tampering,
    ...first,
  ],
  recommended: [...cis, ...tampering, ...first, ...recommendedBeyond],
} as const satisfies Record<string, readonly string[]>;

export type PackId = keyof typeof packs | "all";
