import type { TerraformStack } from "cdktf";
import {
  AlertTopic,
  ChatTopic,
  type ChatChannelProps,
  EncryptionKey,
  GuardDuty,
  IncidentChannel,
  SecretEndpoint,
  SlackChannel,
  Subscription,
  TeamsChannel,
} from "../../../src/constructs";
import { alertRoute } from "../alert-route";
import { all, only, shorten, statements, synth } from "../synth";

const topicOf = (stack: TerraformStack) =>
  new ChatTopic(stack, "chat", { name: "chat" });

const slack = (props: Partial<ChatChannelProps> = {}) =>
  synth(
    (stack) =>
      void new SlackChannel(stack, "slack", {
        topics: [topicOf(stack)],
        name: "security",
        workspace: "T0123ABCD",
        channel: "C0123ABCD",
        ...props,
      }),
  );

test("a Slack channel hears its topics, and may look at alarms only", () => {
  const document = slack();
  expect(
    only(document, "aws_chatbot_slack_channel_configuration"),
  ).toMatchObject({
    configuration_name: "security",
    slack_team_id: "T0123ABCD",
    slack_channel_id: "C0123ABCD",
    sns_topic_arns: [expect.stringMatching(/^\$\{aws_sns_topic\.chat_/)],
    iam_role_arn: expect.stringMatching(/^\$\{aws_iam_role\./),
    logging_level: "ERROR",
    user_authorization_required: true,
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
  });
  expect(statements(only(document, "aws_iam_role_policy")["policy"])).toEqual({
    0: {
      Effect: "Allow",
      Action: ["cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*"],
      Resource: "*",
    },
  });
  expect(
    statements(only(document, "aws_iam_role")["assume_role_policy"])[0],
  ).toMatchObject({ Principal: { Service: "chatbot.amazonaws.com" } });
});

test("whatever role a member takes, the guardrail lets it read CloudWatch only", () => {
  const { guardrail_policy_arns } = only(
    slack({ logging: "NONE" }),
    "aws_chatbot_slack_channel_configuration",
  );
  expect(shorten(String(guardrail_policy_arns))).toBe(
    "arn:<aws_partition.partition>:iam::aws:policy/CloudWatchReadOnlyAccess",
  );
});

test("a Teams channel is configured alike", () => {
  const document = synth(
    (stack) =>
      void new TeamsChannel(stack, "teams", {
        topics: [topicOf(stack)],
        name: "security",
        tenant: "11111111-2222-3333-4444-555555555555",
        team: "66666666-7777-8888-9999-000000000000",
        channel: "19%3Aabc%40thread.tacv2",
      }),
  );
  expect(
    only(document, "aws_chatbot_teams_channel_configuration"),
  ).toMatchObject({
    tenant_id: "11111111-2222-3333-4444-555555555555",
    team_id: "66666666-7777-8888-9999-000000000000",
    channel_id: "19%3Aabc%40thread.tacv2",
    guardrail_policy_arns: [expect.stringContaining("CloudWatchReadOnly")],
    user_authorization_required: true,
  });
});

test("the key of a chat's topic admits those who publish", () => {
  const document = synth((stack) => {
    const encryption = new EncryptionKey(stack, "key", {
      alias: "alerts",
      description: "Encrypts alerts.",
    });
    new AlertTopic(stack, "mail", { name: "mail", encryption });
    new ChatTopic(stack, "chat", { name: "chat", encryption });
  });
  expect(
    Object.keys(statements(only(document, "aws_kms_key")["policy"])),
  ).toEqual(["AccountAdministration", "AllowAlarms", "AllowEvents"]);
});

test("findings of AWS services reach a chat as they are, and people as a mail", () => {
  const document = synth((stack) => {
    const route = alertRoute(stack);
    const actions = [...route.actions, topicOf(stack)] as const;
    new GuardDuty(stack, "guardduty", {
      name: "guardduty",
      alerts: { ...route, actions },
    });
  });
  const byTarget = all(document, "aws_cloudwatch_event_target").map(
    ({ target_id, input_transformer }) => [
      target_id,
      input_transformer !== undefined,
    ],
  );
  expect(byTarget).toEqual([
    ["topic", true],
    ["chat", false],
  ]);
});

test("nobody can subscribe to a chat's topic by mail", () => {
  expect(() =>
    synth((stack) => {
      const endpoint = "security@example.com";
      const topic = topicOf(stack);
      new Subscription(stack, "mail", { topic, protocol: "email", endpoint });
    }),
  ).toThrow(
    'the topic "stack/chat" is for chats, which show no plain text: expected an AlertTopic beside the ChatTopic',
  );
});

const incidents = (
  service: "pagerduty" | "opsgenie",
  topicFor: (stack: TerraformStack) => AlertTopic,
) =>
  synth(
    (stack) =>
      void new IncidentChannel(stack, "incidents", {
        topic: topicFor(stack),
        service,
        endpoint: new SecretEndpoint(stack, "endpoint", "The address."),
      }),
  );

const alarmsOnly = (stack: TerraformStack) =>
  new AlertTopic(stack, "pager", {
    name: "pager",
    publishers: ["cloudwatch"],
  });
const everything = (stack: TerraformStack) =>
  new AlertTopic(stack, "pager", { name: "pager" });

test.each([
  ["pagerduty", alarmsOnly],
  ["opsgenie", alarmsOnly],
  ["opsgenie", everything],
] as const)(
  "%s hears a topic at an address that no plan shows",
  (service, topicFor) => {
    const document = incidents(service, topicFor);
    expect(only(document, "aws_sns_topic_subscription")).toMatchObject({
      protocol: "https",
      endpoint: "${var.endpoint}",
      endpoint_auto_confirms: true,
      raw_message_delivery: false,
    });
    expect(document.variable?.["endpoint"]).toMatchObject({
      type: "string",
      sensitive: true,
      nullable: false,
      validation: [
        { condition: expect.stringContaining("^https://[^/ ]+/[^ ]+$") },
      ],
    });
  },
);

test("PagerDuty is given no messages that it would drop", () => {
  expect(() => incidents("pagerduty", everything)).toThrow(
    'the topic "stack/pager" admits "events", which PagerDuty drops: expected a topic of its own with publishers ["cloudwatch"], and the route "metric" for rules that should page',
  );
  expect(() => incidents("opsgenie", topicOf)).toThrow("is for chats");
});
