import { synth } from "./synth";
import { tell } from "./tell";

const posture = { guardDuty: true };
const context = {
  packs: ["cis"],
  excludeRules: [],
  posture,
  features: { eventRegions: [] },
  routes: { both: ["root-usage", "security-group-changes"] },
  channels: {
    slack: "urgent",
    teams: "routine",
    pagerDuty: "urgent",
    opsgenie: "all",
  },
};
const document = synth(context);

const topic = (name: string) => `\${aws_sns_topic.${name}.arn}`;
const urgent = [
  topic("opsgenie_alerts"),
  topic("security_alerts"),
  topic("slack_alerts"),
];
const routine = [
  topic("opsgenie_alerts"),
  topic("security_alerts"),
  topic("teams_alerts"),
];

const alarm = (name: string) =>
  [document.resource["aws_cloudwatch_metric_alarm"]?.[name]?.["alarm_actions"]]
    .flat()
    .sort();

/** Where the events of a rule go. */
const targets = (rule: string) =>
  Object.values(document.resource["aws_cloudwatch_event_target"] ?? {})
    .filter(
      (target) =>
        target["rule"] === `\${aws_cloudwatch_event_rule.${rule}.name}`,
    )
    .map(({ arn }) => arn)
    .sort();

test("alarms reach whoever hears their severity", () => {
  expect(alarm("root_alarm")).toEqual(
    [...urgent, topic("pagerduty_alerts")].sort(),
  );
  expect(alarm("security_group_changes")).toEqual(routine);
});

test("events reach the same, but for PagerDuty, which reads alarms only", () => {
  expect(targets("root_usage_event")).toEqual(urgent);
  expect(targets("security_group_changes_event")).toEqual(routine);
});

test("findings of a service are told apart by severity", () => {
  expect(targets("guardduty_alert_critical_high_findings")).toEqual(urgent);
  expect(targets("guardduty_alert_medium_findings")).toEqual(routine);
});

test("addresses of integrations are secrets, ids of channels are variables", () => {
  expect(document.variable).toMatchObject({
    pagerduty_endpoint: { sensitive: true },
    opsgenie_endpoint: { sensitive: true },
    slack_channel: { nullable: false },
    teams_channel: { nullable: false },
  });
  expect(
    document.resource["aws_chatbot_slack_channel_configuration"],
  ).toMatchObject({
    slack: {
      slack_channel_id: "${var.slack_channel}",
      slack_team_id: "${var.slack_workspace}",
      sns_topic_arns: [topic("slack_alerts")],
    },
  });
});

test("addresses may be spared what others hear", () => {
  const { resource } = synth({
    packs: ["cis"],
    features: { eventRegions: [] },
    channels: { addresses: "routine", slack: "urgent" },
  });
  const actions = resource["aws_cloudwatch_metric_alarm"] ?? {};
  expect(actions["root_alarm"]?.["alarm_actions"]).toEqual([
    topic("slack_alerts"),
  ]);
  expect(actions["security_group_changes"]?.["alarm_actions"]).toEqual([
    topic("security_alerts"),
  ]);
});

test("the summary's commands name what must be set", () => {
  const text = tell(context);
  expect(text).toContain(
    "npx cdktf deploy --var='opsgenie_endpoint=…' --var='pagerduty_endpoint=…' --var='slack_channel=…'",
  );
  expect(text).toContain("  Slack            a channel\n");
});
