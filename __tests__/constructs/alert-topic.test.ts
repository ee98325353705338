import { TerraformVariable } from "cdktf";
import {
  AlertTopic,
  type AlertTopicProps,
  Subscription,
} from "../../src/constructs";
import { all, only, statements, synth } from "./synth";

const topicWith = (props: Partial<AlertTopicProps>) =>
  synth(
    (stack) =>
      void new AlertTopic(stack, "topic", { name: "alerts", ...props }),
  );

const policyOf = (props: Partial<AlertTopicProps>) =>
  statements(only(topicWith(props), "aws_sns_topic_policy")["policy"]);

test("alarms and events of the account may publish, and nobody without TLS", () => {
  const { AllowAlarms, AllowEvents, DenyWithoutTls, ...rest } = policyOf({});
  expect(rest).toEqual({});
  expect(AllowAlarms).toMatchObject({
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Condition: {
      StringEquals: { "aws:SourceAccount": "<aws_caller_identity.account_id>" },
      ArnLike: {
        "aws:SourceArn":
          "arn:<aws_partition.partition>:cloudwatch:<aws_region.id>:<aws_caller_identity.account_id>:alarm:*",
      },
    },
  });
  expect(AllowEvents).toEqual({
    Sid: "AllowEvents",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: "<aws_sns_topic.arn>",
  });
  expect(DenyWithoutTls).toMatchObject({
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test("only the publishers asked for are admitted", () => {
  expect(Object.keys(policyOf({ publishers: ["cloudwatch"] }))).toEqual([
    "AllowAlarms",
    "DenyWithoutTls",
  ]);
});

test("the account's default policy can be left in place", () => {
  const document = topicWith({ publishers: "account-default" });
  expect(Object.keys(document.resource)).toEqual(["aws_sns_topic"]);
});

test("a topic can insist that somebody listens", () => {
  const document = synth((stack) => {
    const list = (id: string) =>
      new TerraformVariable(stack, id, { type: "list(string)" });
    new AlertTopic(stack, "topic", {
      name: "alerts",
      audience: [list("emails"), list("phones")],
    });
  });
  expect(only(document, "aws_sns_topic")["lifecycle"]).toEqual({
    precondition: [
      {
        condition: "${length(concat(var.emails, var.phones)) > 0}",
        error_message:
          "Nobody would hear the alerts: put an address into at least one of emails, phones.",
      },
    ],
  });
});

test("each address of a variable gets a subscription, a single one stands by itself", () => {
  const document = synth((stack) => {
    const topic = new AlertTopic(stack, "topic", { name: "alerts" });
    const emails = new TerraformVariable(stack, "emails", {
      type: "list(string)",
    });
    new Subscription(stack, "each", {
      topic,
      protocol: "email",
      endpoint: emails,
    });
    new Subscription(stack, "one", {
      topic,
      protocol: "sms",
      endpoint: "+15555550100",
    });
  });
  expect(all(document, "aws_sns_topic_subscription")).toEqual([
    expect.objectContaining({
      protocol: "email",
      for_each: "${toset(var.emails)}",
      endpoint: "${each.value}",
    }),
    expect.objectContaining({ protocol: "sms", endpoint: "+15555550100" }),
  ]);
});
