import type { Construct } from "constructs";
import type { Route, Rule } from "../rule/rule";
import { routesOf } from "../rule/routes";
import { heardBy } from "../constructs/channels/alert-routing";
import { DeliveryRole } from "../constructs/delivery-role";
import { LogGroup } from "../constructs/log-group";
import { Tripwire } from "../constructs/tripwire";
import { addAlerting } from "./alerting";
import { addChannels } from "./channels";
import { chosenRules } from "./chosen-rules";
import { addEventAlerts } from "./event-alerts";
import { eventRoute } from "./event-route";
import { MonitorStack } from "./monitor-stack";
import { addOutputs } from "./outputs";
import { parts } from "./parts";
import { addLogStore, addTrail, type LogStore } from "./recording";
import type { Settings } from "./settings";
import { tags } from "./tags";
import * as variables from "./variables";

/** The monitor that a careful engineer would want: logs encrypted and kept, an alarm or a mail for every rule. */
export class Recommended extends MonitorStack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.backend);
    const { features, posture, channels, investigation, response, keep } =
      settings;
    const prefix = variables.prefix(this).stringValue;
    this.provideAws(() => tags(this, prefix));
    const store = addLogStore(this, prefix, settings);
    const delivery = this.#deliver(prefix, store, keep.logGroup);
    const trail = addTrail(this, store, features, delivery);
    const { bucket } = store;
    const { topic, encryption } = addAlerting(this, {
      prefix,
      topicName: keep.topic,
      publishers: ["cloudwatch", "events"],
      audience: "required",
    });
    const routing = addChannels(this, { channels, prefix, topic, encryption });
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
          actions: heardBy(routing, rule.severity, "cloudwatch"),
          // The subject of the mail: whose, how bad, what.
          alarmName: `${prefix}-${rule.severity.toUpperCase()}-${rule.id}`,
        }),
    );
    const route = eventRoute(this, { prefix, routing, encryption });
    const eventRules = addEventAlerts(this, {
      rules: on("event"),
      alsoWanted: response ? parts.response().answeredEvents(response) : [],
      prefix,
      route,
      regions: features.eventRegions,
    });
    if (features.organizationId !== undefined && features.memberEvents) {
      const { organizationId } = features;
      const { OrganizationBusAccess } = parts.organization();
      new OrganizationBusAccess(this, "member_events", { organizationId });
    }
    const told = [...tripwires, ...eventRules].map(({ rule }) => rule);
    const pipeline =
      features.eventPipeline &&
      parts.pipeline().addPipeline(this, {
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
    if (isOn(posture)) {
      parts.posture().addPosture(this, {
        posture,
        prefix,
        route,
        forceDestroy: features.forceDestroy,
        ...(store.accessLogs && { accessLogs: store.accessLogs }),
      });
    }
    if (isOn(investigation)) {
      parts.investigation().addInvestigation(this, {
        investigation,
        prefix,
        rules,
        ...store,
        logGroup,
        tripwires,
        eventRules,
        route,
        ...(pipeline && { pipeline: pipeline.pipeline }),
      });
    }
    if (response) {
      const { bus } = route;
      const wiring = { response, prefix, topic, bus, encryption };
      parts.response().addResponse(this, wiring);
    }
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
  #deliver(
    prefix: string,
    { identity, encryption }: LogStore,
    name = `/${prefix}/cloudtrail`,
  ) {
    const logGroup = new LogGroup(this, "security_logs", {
      name,
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

/** Whether any capability of the group is on. */
function isOn(capabilities: object): boolean {
  return Object.values(capabilities).some(
    (value) => value !== undefined && value !== false,
  );
}
