import { arn, later, named, text, type Compute, type Draft } from "./draft";

/** Defaults that decide whether a trail records (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail). */
const trail: Compute = (draft) => {
  const trailArn = arn(draft, "cloudtrail", `trail/${text(draft, "name")}`);
  const { values } = draft;
  return {
    arn: trailArn,
    id: trailArn,
    home_region: draft.region,
    enable_logging: values["enable_logging"] ?? true,
    enable_log_file_validation: values["enable_log_file_validation"] ?? false,
    include_global_service_events:
      values["include_global_service_events"] ?? true,
    is_multi_region_trail: values["is_multi_region_trail"] ?? false,
    is_organization_trail: values["is_organization_trail"] ?? false,
  };
};

const logGroup: Compute = (draft) => {
  const name = named(draft);
  return { arn: arn(draft, "logs", `log-group:${name}`), id: name, name };
};

const alarm: Compute = (draft) => {
  const name = text(draft, "alarm_name");
  return {
    arn: arn(draft, "cloudwatch", `alarm:${name}`),
    id: name,
    actions_enabled: draft.values["actions_enabled"] ?? true,
    treat_missing_data: draft.values["treat_missing_data"] ?? "missing",
  };
};

/** A rule is on unless `state`, or before that `is_enabled`, says otherwise. */
const eventRule: Compute = (draft) => {
  const name = named(draft);
  const bus = busName(draft);
  const { state, is_enabled } = draft.values;
  return {
    arn: arn(
      draft,
      "events",
      `rule/${bus === "default" ? "" : `${bus}/`}${name}`,
    ),
    id: bus === "default" ? name : `${bus}/${name}`,
    name,
    event_bus_name: draft.values["event_bus_name"] ?? "default",
    state: state ?? (is_enabled === false ? "DISABLED" : "ENABLED"),
  };
};

/** A rule may name its bus by its ARN. */
function busName(draft: Draft): string {
  const bus = draft.values["event_bus_name"] ?? "default";
  return (
    typeof bus === "string" ? bus : later(draft, "event_bus_name")
  ).replace(/^.*:event-bus\//, "");
}

const eventTarget: Compute = (draft) => ({
  event_bus_name: draft.values["event_bus_name"] ?? "default",
  target_id: draft.values["target_id"] ?? later(draft, "target_id"),
});

const configRule: Compute = (draft) => ({
  arn: arn(draft, "config", `config-rule/${later(draft, "rule_id")}`),
  id: text(draft, "name"),
  rule_id: later(draft, "rule_id"),
});

const configPart: Compute = (draft) => {
  const name = draft.values["name"] ?? "default";
  return { id: name, name };
};

/** What records, watches and routes. */
export const monitoring: Readonly<Record<string, Compute>> = {
  aws_cloudtrail: trail,
  aws_cloudtrail_event_data_store: (draft) => {
    const storeArn = arn(
      draft,
      "cloudtrail",
      `eventdatastore/${later(draft, "id")}`,
    );
    return { arn: storeArn, id: storeArn };
  },
  aws_cloudwatch_log_group: logGroup,
  aws_cloudwatch_log_metric_filter: (draft) => ({ id: text(draft, "name") }),
  aws_cloudwatch_log_subscription_filter: (draft) => ({
    name: text(draft, "name"),
  }),
  aws_cloudwatch_log_destination: (draft) => ({
    arn: arn(draft, "logs", `destination:${text(draft, "name")}`),
    id: text(draft, "name"),
  }),
  aws_cloudwatch_metric_alarm: alarm,
  aws_cloudwatch_composite_alarm: alarm,
  aws_cloudwatch_event_bus: (draft) => ({
    arn: arn(draft, "events", `event-bus/${text(draft, "name")}`),
    id: text(draft, "name"),
  }),
  aws_cloudwatch_event_rule: eventRule,
  aws_cloudwatch_event_target: eventTarget,
  aws_cloudwatch_event_archive: (draft) => ({
    arn: arn(draft, "events", `archive/${text(draft, "name")}`),
    id: text(draft, "name"),
  }),
  aws_cloudwatch_event_api_destination: (draft) => ({
    arn: arn(
      draft,
      "events",
      `api-destination/${text(draft, "name")}/${later(draft, "uid")}`,
    ),
    id: text(draft, "name"),
  }),
  aws_cloudwatch_event_connection: (draft) => ({
    arn: arn(
      draft,
      "events",
      `connection/${text(draft, "name")}/${later(draft, "uid")}`,
    ),
    id: text(draft, "name"),
  }),
  aws_config_config_rule: configRule,
  aws_config_configuration_recorder: configPart,
  aws_config_configuration_recorder_status: (draft) => ({
    id: text(draft, "name"),
  }),
  aws_config_delivery_channel: configPart,
  aws_accessanalyzer_analyzer: (draft) => ({
    arn: arn(
      draft,
      "access-analyzer",
      `analyzer/${text(draft, "analyzer_name")}`,
    ),
    id: text(draft, "analyzer_name"),
  }),
  aws_guardduty_detector: (draft) => ({
    arn: arn(draft, "guardduty", `detector/${later(draft, "id")}`),
    id: later(draft, "id"),
    account_id: draft.account,
    enable: draft.values["enable"] ?? true,
  }),
};
