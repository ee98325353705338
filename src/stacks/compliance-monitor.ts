import { Id } from "@cdktf/provider-random/lib/id";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import type { Construct } from "constructs";
import { ruleById } from "../../rules";
import { AlertTopic } from "../constructs/alert-topic";
import { AuditBucket } from "../constructs/audit-bucket";
import { DeliveryRole } from "../constructs/delivery-role";
import { LogGroup } from "../constructs/log-group";
import { Subscription } from "../constructs/subscription";
import { Trail } from "../constructs/trail";
import { TrailIdentity } from "../constructs/trail-identity";
import { Tripwire } from "../constructs/tripwire";
import { MonitorStack } from "./monitor-stack";
import { addOutputs } from "./outputs";
import type { Settings } from "./settings";
import { alertEmails } from "./variables";

/**
 * The monitor of the well-known tutorial, resource by resource: nothing that it lacks is added,
 * so that its state can be taken over. What it has wrong is right here: the log streams' ARN
 * and the filter, which could not match.
 */
export class ComplianceMonitor extends MonitorStack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.backend);
    this.provideAws();
    this.requireProvider("random", "hashicorp/random", ">= 3.0, < 4");
    new RandomProvider(this, "random");

    const topic = new AlertTopic(this, "security_alerts", {
      name: "global-security-alerts",
      publishers: "account-default",
    });
    const emails = alertEmails(this, { exactlyOne: true });
    new Subscription(this, "email_me", {
      topic,
      protocol: "email",
      endpoint: `\${${emails.fqn}[0]}`,
    });

    const suffix = new Id(this, "suffix", { byteLength: 4 });
    const bucket = new AuditBucket(this, "audit_logs", {
      name: `global-audit-logs-${suffix.hex}`,
      writer: "any-trail",
      forceDestroy: true,
      encryption: "unmanaged",
      versioning: false,
      blockPublicAccess: false,
      ownerEnforced: false,
      requireTls: false,
      lifecycle: "keep-forever",
    });
    const logGroup = new LogGroup(this, "security_logs", {
      name: "/aws/security/global-audit",
      retention: "forever",
    });
    const deliveryRole = new DeliveryRole(this, "ct_role", {
      name: "CloudTrailToCloudWatchRole",
      policyName: "CloudTrailCloudWatchPolicy",
      logGroup,
      writer: "any-trail",
    });
    const trail = new Trail(this, "main", {
      identity: new TrailIdentity(this, { name: "global-security-trail" }),
      bucket,
      logGroup,
      deliveryRole,
      logFileValidation: false,
      waitForRolePolicy: false,
    });

    const rootUsage = new Tripwire(this, "root_usage", {
      rule: ruleById("root-usage"),
      logGroup,
      namespace: "Security",
      filterName: "RootLoginDetected",
      defaultValue: "none",
      actions: [topic],
      alarmName: "CRITICAL-Root-Login-Detected",
      period: 60,
      describe: false,
    });
    addOutputs(this, {
      trail,
      bucket,
      logGroup,
      topic,
      tripwires: [rootUsage],
    });
  }
}
