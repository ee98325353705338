import {
  AlertTopic,
  alarmDescription,
  LogGroup,
  Tripwire,
  type TripwireProps,
} from "../../src/constructs";
import type { Rule } from "../../src/rule/rule";
import { only, rule, synth } from "./synth";

const wired = (
  overrides: Partial<Rule> = {},
  props: Partial<TripwireProps> = {},
) =>
  synth((stack) => {
    new Tripwire(stack, "wire", {
      rule: rule(overrides),
      logGroup: new LogGroup(stack, "logs", { name: "/a" }),
      namespace: "Security",
      actions: [new AlertTopic(stack, "topic", { name: "alerts" })],
      alarmName: "alarm",
      ...props,
    });
  });

const filterOf = (document: ReturnType<typeof synth>) =>
  only(document, "aws_cloudwatch_log_metric_filter");
const alarmOf = (document: ReturnType<typeof synth>) =>
  only(document, "aws_cloudwatch_metric_alarm");

test("the filter counts matches into a metric of its own name, and 0 while there are none", () => {
  expect(filterOf(wired())).toMatchObject({
    name: "TrailStopped",
    pattern: '{ $.eventName = "StopLogging" }',
    log_group_name: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\./),
    metric_transformation: {
      name: "TrailStopped",
      namespace: "Security",
      value: "1",
      default_value: "0",
    },
  });
});

test("a verbatim text is kept to the letter, but for what Terraform would read", () => {
  const verbatim = '{$.eventName="${x}" || $.eventName="%{y}"}';
  expect(filterOf(wired({ verbatim }))).toMatchObject({
    pattern: '{$.eventName="$${x}" || $.eventName="%%{y}"}',
  });
});

test("a text that is too long for a filter is refused", () => {
  const verbatim = `{ $.eventName = "${"x".repeat(1024)}" }`;
  expect(() => wired({ verbatim })).toThrow(
    'the rule "trail-stopped" cannot take the route "metric": the pattern has 1044 characters, CloudWatch takes 1024: split it into two rules, exclude fewer from it, or let it take the route "event"',
  );
});

test("the alarm watches the filter's metric, by reference where checkers follow it", () => {
  expect(alarmOf(wired())).toMatchObject({
    alarm_name: "alarm",
    metric_name: expect.stringMatching(
      /^\$\{aws_cloudwatch_log_metric_filter\.\w+\.name\}$/,
    ),
    namespace: "Security",
    statistic: "Sum",
    period: 300,
    evaluation_periods: 1,
    comparison_operator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treat_missing_data: "notBreaching",
    alarm_actions: [expect.stringMatching(/^\$\{aws_sns_topic\..*\.arn\}$/)],
  });
});

test("a filter of another name leaves the metric's name to the alarm", () => {
  const document = wired({}, { filterName: "Named", defaultValue: "none" });
  expect(filterOf(document)).toMatchObject({
    name: "Named",
    metric_transformation: { name: "TrailStopped" },
  });
  expect(filterOf(document)["metric_transformation"]).not.toHaveProperty(
    "default_value",
  );
  expect(alarmOf(document)["metric_name"]).toBe("TrailStopped");
});

test("threshold and period are the rule's, and the period can be overruled", () => {
  const burst = { alarm: { threshold: 25, period: 3600 } };
  expect(alarmOf(wired(burst))).toMatchObject({ threshold: 25, period: 3600 });
  expect(alarmOf(wired(burst, { period: 60 }))).toMatchObject({ period: 60 });
});

test("the description can be left out", () => {
  expect(alarmOf(wired({}, { describe: false }))).not.toHaveProperty(
    "alarm_description",
  );
});

test("the description is escaped for Terraform", () => {
  expect(
    alarmOf(wired({ description: "Look for ${aws:username}." })),
  ).toMatchObject({
    alarm_description: expect.stringContaining("Look for $${aws:username}."),
  });
});

describe("the description of an alarm", () => {
  test("says what happened, how bad it is, what it means and what to do", () => {
    expect(alarmDescription(rule())).toBe(
      [
        "CRITICAL: A trail was stopped.",
        "Nothing is recorded while it is stopped.",
        "1. Start the trail again.",
        "2. Find out who stopped it.",
        "Rule: trail-stopped.",
      ].join("\n"),
    );
  });

  const sentence = "This sentence has forty-nine characters, all told.";
  test.each([
    ["sentences", rule({ description: Array(40).fill(sentence).join(" ") })],
    [
      "steps without a full stop",
      rule({ runbook: Array(60).fill("Look at the event, then at the user") }),
    ],
  ])("ends in time: %s", (_, long) => {
    const text = alarmDescription(long);
    expect(text.length).toBeLessThanOrEqual(1024);
    expect(text.length).toBeGreaterThan(900);
  });

  test("has no half sentence, even if that leaves the title alone", () => {
    expect(
      alarmDescription(rule({ description: "endless ".repeat(200) })),
    ).toBe("CRITICAL: A trail was stopped.");
  });

  test("ends after a whole sentence, not after the number of a step", () => {
    const cut = alarmDescription(
      rule({ description: Array(40).fill(sentence).join(" ") }),
    );
    expect(cut.endsWith(sentence)).toBe(true);
    for (let padding = 0; padding < 60; padding++) {
      const steps = alarmDescription(
        rule({
          description: `${"x".repeat(padding)}.`,
          runbook: Array(60).fill("Look at the event, then at the user"),
        }),
      );
      expect(steps).toMatch(/then at the user$/);
    }
  });
});
