import type { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import { type Route, routesOf } from "../rule/routes";
import { DeliveryRole, LogGroup, Tripwire } from "../constructs";
import { addAlerting } from "./alerting";
import { addEventAlerts } from "./event-alerts";
import { chosenRules } from "./chosen-rules";
import { MonitorStack } from "./monitor-stack";
import { addOutputs } from "./outputs";
import { addPipeline } from "./pipeline";
import { addLogStore, addTrail, type LogStore } from "./recording";
import type { Settings } from "./settings";
import * as variables from "./variables";

/** The monitor that a careful engineer would want: logs encrypted and kept, an alarm or a mail for every rule. */
export class Recommended extends MonitorStack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.backend);
    const { features } = settings;
    const prefix = variables.prefix(this).stringValue;
    this.provideAws({
      Application: prefix,
      Environment: variables.environment(this).stringValue,
    });
    const store = addLogStore(this, prefix, features);
    const delivery = this.#deliver(prefix, store);
    const trail = addTrail(this, store, features, delivery);
    const { bucket } = store;
    const { topic, encryption } = addAlerting(this, {
      prefix,
      publishers: ["cloudwatch", "events"],
      audience: "required",
    });
    const rules = chosenRules(settings);
    const on = (route: Route) =>
      rules.filter((rule) => routesOf(rule).includes(route));
    const { logGroup } = delivery;
    const tripwires = on("metric").map(
      (rule) =>
        new Tripwire(this, rule.id.replaceAll("-", "_"), {
          rule,
          logGroup,
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
      regions: features.eventRegions,
    });
    const told = [...tripwires, ...eventRules].map(({ rule }) => rule);
    const pipeline =
      features.eventPipeline &&
      addPipeline(this, {
        settings,
        rules,
        toldAlready: (rule: Rule) => told.includes(rule),
        prefix,
        bucket,
        topic,
        encryption: store.encryption,
        findingsRetention: variables.findingsRetention(
          this,
          "findings_retention_days",
        ).numberValue,
      });
    addOutputs(this, {
      trail,
      bucket,
      logGroup,
      topic,
      tripwires,
      eventRules,
      ...(pipeline && { pipeline }),
    });
  }

  /** The log group that the filters read, and the role that writes to it. */
  #deliver(prefix: string, { identity, encryption }: LogStore) {
    const logGroup = new LogGroup(this, "security_logs", {
      name: `/${prefix}/cloudtrail`,
      retention: variables.retention(this),
      encryption,
    });
    const deliveryRole = new DeliveryRole(this, "ct_role", {
      name: `${prefix}-cloudtrail-delivery`,
      logGroup,
      writer: identity,
    });
    return { logGroup, deliveryRole };
  }
}
