import type { TerraformStack } from "cdktf";
import {
  AlertTopic,
  DefaultEventBus,
  ServiceAlert,
  type ServiceAlertProps,
  serviceMessage,
} from "../../src/constructs";
import { alertRoute } from "./alert-route";
import { all, only, shorten, synth } from "./synth";

const alert = (
  stack: TerraformStack,
  overrides: Partial<ServiceAlertProps> = {},
) =>
  new ServiceAlert(stack, "alert", {
    ...alertRoute(stack),
    name: "findings",
    title: "Something was found",
    pattern: { source: ["aws.health"] },
    message: serviceMessage(stack, { what: "$.detail.what" }, (v) => [
      `Found: ${v("what")}`,
      "1. Look.",
    ]),
    ...overrides,
  });

const document = synth((stack) => void alert(stack));

test("each event becomes a mail of quoted lines", () => {
  expect(only(document, "aws_cloudwatch_event_rule")).toMatchObject({
    name: "findings",
    description: "Something was found.",
    event_pattern: '{"source":["aws.health"]}',
    state: "ENABLED",
  });
  expect(only(document, "aws_cloudwatch_event_target")).toMatchObject({
    input_transformer: {
      input_paths: { what: "$.detail.what" },
      input_template: '"Found: <what>"\n"1. Look."',
    },
  });
});

test("what cannot be delivered goes to the dead letters, and nothing is sent before the policies are there", () => {
  const target = only(document, "aws_cloudwatch_event_target");
  expect(target["dead_letter_config"]).toEqual({
    arn: expect.stringMatching(/^\$\{aws_sqs_queue\./),
  });
  expect(target["depends_on"]).toEqual([
    expect.stringMatching(/^aws_sqs_queue_policy\./),
    expect.stringMatching(/^aws_sns_topic_policy\./),
  ]);
  expect(shorten(String(target["arn"]))).toBe("<aws_sns_topic.arn>");
});

test("a topic that does not admit EventBridge is refused", () => {
  synth((stack) => {
    const deaf = new AlertTopic(stack, "deaf", {
      name: "deaf",
      publishers: ["cloudwatch"],
    });
    expect(() => alert(stack, { actions: [deaf] })).toThrow(
      'the topic "stack/deaf" does not admit "events"',
    );
  });
});

test("six topics are more than EventBridge has targets for", () => {
  const told = (topics: number) =>
    synth((stack) => {
      const topic = (n: number) =>
        new AlertTopic(stack, `topic_${n}`, { name: `topic-${n}` });
      const others = Array.from({ length: topics - 1 }, (_, n) => topic(n + 1));
      alert(stack, { actions: [topic(0), ...others] });
    });
  expect(all(told(5), "aws_cloudwatch_event_target")).toHaveLength(5);
  expect(() => told(6)).toThrow(
    'the event rule "stack/alert" has 6 topics: expected at most the 5 targets that EventBridge allows for a rule',
  );
});

test("it counts against the bus's quota, and a pattern that EventBridge refuses is refused", () => {
  synth((stack) => {
    const bus = DefaultEventBus.of(stack);
    for (let n = 0; n < 300; n++) bus.countRule({ wildcards: false });
    expect(() => alert(stack)).toThrow("more than 300 rules");
  });
  synth((stack) => {
    expect(() => alert(stack, { pattern: { source: [] } })).toThrow(
      "expected at least one value",
    );
  });
});
