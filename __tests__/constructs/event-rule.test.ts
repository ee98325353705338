import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import { AlertTopic, DefaultEventBus } from "../../src/constructs";
import type { Rule } from "../../src/rule/rule";
import { watch } from "./event-route";
import { all, only, rule, synth } from "./synth";

const watched = (overrides: Partial<Rule> = {}) =>
  synth((stack) => void watch(stack, { rule: rule(overrides) }));
const eventRule = (document: ReturnType<typeof synth>) =>
  only(document, "aws_cloudwatch_event_rule");

test("the rule's pattern is an event pattern over CloudTrail's events", () => {
  const { event_pattern, ...rest } = eventRule(watched());
  expect(rest).toMatchObject({
    name: "alert",
    description: "CRITICAL: A trail was stopped.",
    state: "ENABLED",
  });
  expect(JSON.parse(String(event_pattern))).toEqual({
    source: [{ prefix: "aws." }],
    "detail-type": [{ suffix: " via CloudTrail" }],
    detail: { eventName: ["StopLogging"] },
  });
});

test("the topic gets the mail, retried for an hour and then kept", () => {
  expect(only(watched(), "aws_cloudwatch_event_target")).toMatchObject({
    rule: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\..*\.name\}$/),
    arn: expect.stringMatching(/^\$\{aws_sns_topic\..*\.arn\}$/),
    retry_policy: { maximum_event_age_in_seconds: 3600 },
    dead_letter_config: {
      arn: expect.stringMatching(/^\$\{aws_sqs_queue\..*\.arn\}$/),
    },
    depends_on: [
      expect.stringMatching(/^aws_sqs_queue_policy\./),
      expect.stringMatching(/^aws_sns_topic_policy\./),
    ],
  });
});

const withReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
test.each<[string, Partial<Rule>, string]>([
  [
    "a write",
    { matches: { stop: apiCall({ eventName: "StopLogging" }) } },
    "ENABLED",
  ],
  [
    "a case that says it reads",
    { matches: { read: apiCall({ eventName: "X", readOnly: true }) } },
    withReads,
  ],
  [
    "a case whose name says it reads",
    { matches: { get: apiCall({ eventName: "GetSecretValue" }) } },
    withReads,
  ],
  [
    "any call",
    {
      pattern: field("userIdentity.type").equals("Root"),
      matches: { any: apiCall({ userIdentity: { type: "Root" } }) },
    },
    withReads,
  ],
])("read-only events arrive where they are wanted: %s", (_, about, state) => {
  expect(eventRule(watched(about))["state"]).toBe(state);
});

test("a pattern that is too long for one event rule makes several", () => {
  const [first = "", ...more] = Array.from(
    { length: 120 },
    (_, n) => `AnActionWithALongName${n}`,
  );
  const pattern = field("eventName").equals(first, ...more);
  const document = watched({ pattern });
  const patterns = all(document, "aws_cloudwatch_event_rule");
  expect(patterns.map(({ name }) => name).sort()).toEqual(["alert", "alert-2"]);
  const names = patterns.flatMap(({ event_pattern }) => {
    expect(String(event_pattern).length).toBeLessThanOrEqual(2048);
    return JSON.parse(String(event_pattern)).detail.eventName;
  });
  expect(names.sort()).toEqual([first, ...more].sort());
  expect(all(document, "aws_cloudwatch_event_target")).toHaveLength(2);
});

test("a rule that EventBridge cannot tell is refused by name", () => {
  const pattern = field("userAgent").matches("[0-9]+a[0-9]+");
  expect(() => watched({ pattern })).toThrow(
    /^the rule "trail-stopped" cannot take the route "event": EventBridge cannot express .*; or let it take the route "metric"$/,
  );
});

test("a topic that does not admit EventBridge is refused", () => {
  expect(() =>
    synth((stack) => {
      const topic = new AlertTopic(stack, "alarms", {
        name: "alarms",
        publishers: ["cloudwatch"],
      });
      watch(stack, { rule: rule(), actions: [topic] });
    }),
  ).toThrow(
    'the topic "stack/alarms" does not admit "events": expected it among its publishers, which are "cloudwatch"',
  );
});

test("up to five topics are told", () => {
  const told = (count: number) =>
    synth((stack) => {
      const topic = (n: number) =>
        new AlertTopic(stack, `to${n}`, { name: `to${n}` });
      const others = Array.from({ length: count - 1 }, (_, n) => topic(n + 1));
      watch(stack, { rule: rule(), actions: [topic(0), ...others] });
    });
  expect(all(told(5), "aws_cloudwatch_event_target")).toHaveLength(5);
  expect(() => told(6)).toThrow(
    'the event rule "stack/event" has 6 topics: expected at most the 5 targets that EventBridge allows for a rule',
  );
});

test.each([
  [
    300,
    { wildcards: false },
    "the default event bus has more than 300 rules: expected at most the 300 that EventBridge allows, leave out rules or packs",
  ],
  [
    30,
    { wildcards: true },
    'the default event bus has more than 30 rules with wildcards: expected at most the 30 that EventBridge allows, match beginnings or ends of texts instead, or put rules on the route "metric"',
  ],
])("the bus takes %d rules with %j", (most, pattern, message) => {
  synth((stack) => {
    const bus = DefaultEventBus.of(stack);
    for (let n = 0; n < most; n++) bus.countRule(pattern);
    expect(() => DefaultEventBus.of(stack).countRule(pattern)).toThrow(message);
  });
});
