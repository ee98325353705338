import type {
  AccessLogBucket,
  FindingSource,
  RemediableRule,
} from "../constructs";
import { AccessAnalyzer } from "../constructs/access-analyzer/access-analyzer";
import { ComplianceAlert } from "../constructs/config/compliance-alert";
import { ConfigBucket } from "../constructs/config/config-bucket";
import { ConfigurationRecorder } from "../constructs/config/configuration-recorder";
import { ManagedRule } from "../constructs/config/managed-rule";
import { Remediation } from "../constructs/config/remediation";
import { EncryptionKey } from "../constructs/encryption-key";
import { Environment } from "../constructs/environment";
import { GuardDuty } from "../constructs/guardduty/guardduty";
import {
  GuardDutyAlert,
  guardDutySeverities,
} from "../constructs/guardduty/guardduty-alert";
import { SecurityHub } from "../constructs/security-hub/security-hub";
import { SecurityHubAlert } from "../constructs/security-hub/security-hub-alert";
import { severities } from "../rule/rule";
import type { EventRoute } from "./event-route";
import type { MonitorStack } from "./monitor-stack";
import { checkedRules, type PostureSettings } from "./posture-settings";

export interface PostureProps {
  readonly posture: PostureSettings;
  /** What all names begin with, up to 23 characters. */
  readonly prefix: string;
  /** The way of findings to people. */
  readonly route: EventRoute;
  /** Records requests for what AWS Config has written. @default - they are not recorded */
  readonly accessLogs?: AccessLogBucket;
  /** Whether `terraform destroy` may delete what AWS Config has written. */
  readonly forceDestroy: boolean;
}

/** Adds AWS's own services that look for threats and weak configuration, as far as they are on. */
export function addPosture(stack: MonitorStack, props: PostureProps): void {
  const recorder = addConfig(stack, props);
  addGuardDuty(stack, props);
  addSecurityHub(stack, props, recorder);
  addAccessAnalyzer(stack, props);
}

/** AWS Config, with a bucket and a key of its own. */
function addConfig(
  stack: MonitorStack,
  {
    posture: { config },
    prefix,
    route,
    accessLogs,
    forceDestroy,
  }: PostureProps,
): ConfigurationRecorder | undefined {
  if (config === undefined) return undefined;
  const { account, region } = Environment.of(stack);
  const { scope, frequency, serviceLinkedRole, remediate } = config;
  const bucket = new ConfigBucket(stack, "config_history", {
    name: `${prefix}-config-${account}-${region}`,
    forceDestroy,
    encryption: new EncryptionKey(stack, "config_key", {
      alias: `${prefix}-config`,
      description: "Encrypts what AWS Config records.",
    }),
    ...(accessLogs && { accessLogs }),
  });
  const recorder = new ConfigurationRecorder(stack, "config", {
    name: prefix,
    bucket,
    scope,
    frequency,
    serviceLinkedRole,
  });
  for (const name of checkedRules(config)) {
    const id = name.replaceAll("-", "_");
    const rule = new ManagedRule(stack, id, { rule: name, recorder });
    if (isAmong(rule, remediate)) {
      new Remediation(stack, `remedy_${id}`, {
        rule,
        roleName: `${prefix}-${name}`,
        automatic: config.automaticRemediation,
      });
    }
  }
  new ComplianceAlert(stack, "compliance", {
    // AWS Config has no severities.
    ...route.to("medium"),
    recorder,
    name: `${prefix}-compliance`,
  });
  return recorder;
}

function isAmong(
  rule: ManagedRule,
  chosen: readonly RemediableRule[],
): rule is ManagedRule<RemediableRule> {
  return chosen.some((name) => name === rule.rule);
}

function addGuardDuty(
  stack: MonitorStack,
  { posture: { guardDuty }, prefix, route }: PostureProps,
): void {
  if (guardDuty === undefined) return;
  const { alertFrom, ...settings } = guardDuty;
  const name = `${prefix}-guardduty`;
  new GuardDuty(stack, "guardduty", { ...settings, name, alerts: "none" });
  for (const group of route.groups(guardDutySeverities(alertFrom))) {
    new GuardDutyAlert(stack, `guardduty_${group.name}`, {
      ...group.route,
      name: `${name}-${group.name}`,
      severities: group.severities,
    });
  }
}

function addSecurityHub(
  stack: MonitorStack,
  { posture, prefix, route }: PostureProps,
  recorder: ConfigurationRecorder | undefined,
): void {
  const { securityHub } = posture;
  if (securityHub === undefined) return;
  const { alertFrom, ...settings } = securityHub;
  const name = `${prefix}-security-hub`;
  new SecurityHub(stack, "security_hub", {
    ...settings,
    name,
    // Without a recorder here there must be one, or standards have nothing to check.
    recorder: recorder ?? "elsewhere",
    alerts: "none",
  });
  const told = severities.slice(0, severities.indexOf(alertFrom) + 1);
  for (const group of route.groups(told)) {
    new SecurityHubAlert(stack, `security_hub_${group.name}`, {
      ...group.route,
      name: `${name}-${group.name}`,
      severities: group.severities,
      toldElsewhere: toldByThemselves(posture),
    });
  }
}

/** What comes to Security Hub as well, and is told by its own alerts. */
function toldByThemselves(posture: PostureSettings): readonly FindingSource[] {
  return [
    ...(posture.guardDuty ? (["GuardDuty"] as const) : []),
    ...(posture.accessAnalyzer ? (["IAM Access Analyzer"] as const) : []),
    ...(posture.config ? (["Config"] as const) : []),
  ];
}

function addAccessAnalyzer(
  stack: MonitorStack,
  { posture: { accessAnalyzer }, prefix, route }: PostureProps,
): void {
  if (accessAnalyzer === undefined) return;
  new AccessAnalyzer(stack, "access_analyzer", {
    ...accessAnalyzer,
    name: prefix,
    // It has no severities either; a door to the outside is worth a look at once.
    alerts: route.to("high"),
  });
}
