import type { Construct } from "constructs";
import { type Route, routesOf } from "../rule/routes";
import {
  AccessLogBucket,
  AlertTopic,
  AuditBucket,
  DeliveryRole,
  EncryptionKey,
  Environment,
  LogGroup,
  Subscription,
  Trail,
  TrailIdentity,
  Tripwire,
} from "../constructs";
import { addEventAlerts } from "./event-alerts";
import { chosenRules } from "./chosen-rules";
import type { FeatureSettings } from "./feature-settings";
import { MonitorStack } from "./monitor-stack";
import { addOutputs } from "./outputs";
import type { Settings } from "./settings";
import * as variables from "./variables";

/** The monitor that a careful engineer would want: logs encrypted and kept, an alarm or a mail for every rule. */
export class Recommended extends MonitorStack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.backend);
    const prefix = variables.prefix(this).stringValue;
    this.provideAws({
      Application: prefix,
      Environment: variables.environment(this).stringValue,
    });
    const recording = this.#record(prefix, settings.features);
    const { topic, encryption } = this.#alert(prefix);
    const rules = chosenRules(settings);
    const on = (route: Route) =>
      rules.filter((rule) => routesOf(rule).includes(route));
    const tripwires = on("metric").map(
      (rule) =>
        new Tripwire(this, rule.id.replaceAll("-", "_"), {
          rule,
          logGroup: recording.logGroup,
          namespace: `${prefix}/Security`,
          actions: [topic],
          // The subject of the mail: whose, how bad, what.
          alarmName: `${prefix}-${rule.severity.toUpperCase()}-${rule.id}`,
        }),
    );
    const eventRules = addEventAlerts(this, {
      rules: on("event"),
      prefix,
      topic,
      encryption,
      regions: settings.features.eventRegions,
    });
    addOutputs(this, { ...recording, topic, tripwires, eventRules });
  }

  /** The trail and what it writes to. */
  #record(prefix: string, features: FeatureSettings) {
    const { organizationId, objectLock, forceDestroy } = features;
    const { account, region } = Environment.of(this);
    const identity = new TrailIdentity(this, {
      name: `${prefix}-trail`,
      ...(organizationId !== undefined && { organizationId }),
    });
    const encryption = new EncryptionKey(this, "audit_key", {
      alias: `${prefix}-audit-logs`,
      description: "Encrypts what CloudTrail records.",
    });
    const bucket = new AuditBucket(this, "audit_logs", {
      name: `${prefix}-audit-logs-${account}-${region}`,
      writer: identity,
      encryption,
      forceDestroy,
      ...(objectLock && { objectLock }),
      ...(features.accessLogging && {
        accessLogs: new AccessLogBucket(this, "access_logs", {
          name: `${prefix}-access-logs-${account}-${region}`,
          forceDestroy,
        }),
      }),
    });
    const logGroup = new LogGroup(this, "security_logs", {
      name: `/${prefix}/cloudtrail`,
      retention: variables.retention(this),
      encryption,
    });
    const trail = new Trail(this, "main", {
      identity,
      bucket,
      logGroup,
      deliveryRole: new DeliveryRole(this, "ct_role", {
        name: `${prefix}-cloudtrail-delivery`,
        logGroup,
        writer: identity,
      }),
      encryption,
      dataEvents: features.dataEvents,
      networkActivity: features.networkActivity,
      ...(features.insights && {
        insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
      }),
    });
    return { trail, bucket, logGroup };
  }

  /** The topic and everyone who hears it. */
  #alert(prefix: string) {
    const emails = variables.alertEmails(this);
    const phoneNumbers = variables.alertPhoneNumbers(this);
    const httpsEndpoints = variables.alertHttpsEndpoints(this);
    const encryption = new EncryptionKey(this, "alert_key", {
      alias: `${prefix}-alerts`,
      description: "Encrypts alerts on their way to people.",
    });
    const topic = new AlertTopic(this, "security_alerts", {
      name: `${prefix}-alerts`,
      displayName: `${prefix} alerts`,
      encryption,
      audience: [emails, phoneNumbers, httpsEndpoints],
    });
    new Subscription(this, "email_me", {
      topic,
      protocol: "email",
      endpoint: emails,
    });
    new Subscription(this, "text_me", {
      topic,
      protocol: "sms",
      endpoint: phoneNumbers,
    });
    new Subscription(this, "call_endpoint", {
      topic,
      protocol: "https",
      endpoint: httpsEndpoints,
    });
    return { topic, encryption };
  }
}
