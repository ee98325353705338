/** Wirings of AWS Config, GuardDuty, Security Hub and Access Analyzer that would check or tell nothing; see `literals.ts` for the comments. */
import type { TerraformStack } from "cdktf";
import {
  AccessAnalyzer,
  type AlertRoute,
  type AlertTopic,
  type AuditBucket,
  ComplianceAlert,
  ConfigBucket,
  ConfigurationRecorder,
  GuardDuty,
  ManagedRule,
  Remediation,
  SecurityHub,
} from "../../src/constructs";

declare const stack: TerraformStack;
declare const alerts: AlertRoute;
declare const topic: AlertTopic;
declare const auditBucket: AuditBucket;
declare const bucket: ConfigBucket;
declare const recorder: ConfigurationRecorder;
declare const keysRotated: ManagedRule<"access-keys-rotated">;

// Managed rules: AWS and the provider take any identifier and any parameter.

// @ts-expect-error Type '"restricted-shh"' is not assignable to type '"access-keys-rotated" |
new ManagedRule(stack, "1", { recorder, rule: "restricted-shh" });

// @ts-expect-error Type '"INCOMING_SSH_DISABLED"' is not assignable to type '"access-keys-rotated" |
new ManagedRule(stack, "2", { recorder, rule: "INCOMING_SSH_DISABLED" });

const keys = { recorder, rule: "access-keys-rotated" } as const;

// @ts-expect-error 'maxKeyAge' does not exist in type '{ readonly maxAccessKeyAge?: number; }'
new ManagedRule(stack, "3", { ...keys, parameters: { maxKeyAge: 90 } });

// @ts-expect-error Type 'string' is not assignable to type 'number'
new ManagedRule(stack, "4", { ...keys, parameters: { maxAccessKeyAge: "1" } });

// @ts-expect-error Type '"Daily"' is not assignable to type 'EvaluationFrequency'
new ManagedRule(stack, "5", { ...keys, frequency: "Daily" });

const ssh = { recorder, rule: "restricted-ssh" } as const;

// @ts-expect-error Type 'number' is not assignable to type 'never'
new ManagedRule(stack, "6", { ...ssh, parameters: { port: 22 } });

const flows = { recorder, rule: "vpc-flow-logs-enabled" } as const;

// @ts-expect-error Type '"NO"' is not assignable to type '"ACCEPT" | "ALL" | "REJECT" | undefined'
new ManagedRule(stack, "7", { ...flows, parameters: { trafficType: "NO" } });

const imds = { recorder, rule: "ec2-imdsv2-check" } as const;

// @ts-expect-error Type 'string' is not assignable to type 'never'
new ManagedRule(stack, "8", { ...imds, frequency: "One_Hour" });

// @ts-expect-error Type 'string' is not assignable to type 'ConfigurationRecorder'
new ManagedRule(stack, "9", { rule: "restricted-ssh", recorder: "default" });

// @ts-expect-error Type 'ManagedRule<"access-keys-rotated">' is not assignable to type 'ManagedRule<"restricted-ssh" |
new Remediation(stack, "10", { rule: keysRotated, roleName: "mend" });

// @ts-expect-error Type 'string' is not assignable to type 'ManagedRule<"restricted-ssh" |
new Remediation(stack, "11", { rule: "restricted-ssh", roleName: "mend" });

// The recorder: a bucket that AWS Config may write to.

// @ts-expect-error Property '#admit' is missing in type 'AuditBucket' but required in type 'ConfigBucket'
new ConfigurationRecorder(stack, "12", { name: "r", bucket: auditBucket });

const objectLock = { mode: "GOVERNANCE", days: 1 } as const;

// @ts-expect-error 'objectLock' does not exist in type 'ConfigBucketProps'
new ConfigBucket(stack, "13", { name: "b", objectLock });

const recording = { name: "r", bucket };

// @ts-expect-error Type '[]' is not assignable to type 'readonly [`AWS::
new ConfigurationRecorder(stack, "14", { ...recording, scope: { only: [] } });

// @ts-expect-error Type '"s3"' is not assignable to type '`AWS::
new ConfigurationRecorder(stack, "15", { ...recording, exceptions: ["s3"] });

// Findings: somebody who hears them, severities and plans that exist.

const compliance = { ...alerts, name: "a", recorder };

// @ts-expect-error Type '[]' is not assignable to type 'readonly [AlertTopic, ...AlertTopic[]]'
new ComplianceAlert(stack, "16", { ...compliance, actions: [] });

// @ts-expect-error Type 'AlertTopic' is not assignable to type '"none" | AlertRoute'
new GuardDuty(stack, "17", { name: "g", alerts: topic });

// @ts-expect-error Type '"dns"' is not assignable to type '"eks" | "lambda" | "malware" | "rds" | "runtime" | "s3"'
new GuardDuty(stack, "18", { name: "g", alerts, plans: ["dns"] });

// @ts-expect-error Type '"info"' is not assignable to type 'GuardDutySeverity'
new GuardDuty(stack, "19", { name: "g", alerts, alertFrom: "info" });

// @ts-expect-error Property 'recorder' is missing in type '{ name: string; alerts: AlertRoute; }' but required in type 'SecurityHubProps'
new SecurityHub(stack, "20", { name: "s", alerts });

const hub = { name: "s", alerts, recorder };

// @ts-expect-error Did you mean '"cis-3.0"'
new SecurityHub(stack, "21", { ...hub, standards: ["cis-2.0"] });

// @ts-expect-error Did you mean '"GuardDuty"'
new SecurityHub(stack, "22", { ...hub, toldElsewhere: ["Guard Duty"] });

// @ts-expect-error Type '"nobody"' is not assignable to type '"none" | AlertRoute'
new AccessAnalyzer(stack, "23", { name: "a", alerts: "nobody" });
