import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import { DefaultEventBus, EventForwarding } from "../../src/constructs";
import type { Rule } from "../../src/rule/rule";
import { all, only, rule, shorten, statements, synth } from "./synth";

const forwarding = (first: Rule, ...others: readonly Rule[]) =>
  synth((stack) => {
    const provider = (alias: string, region: string) =>
      new AwsProvider(stack, alias, { alias, region });
    new EventForwarding(stack, "forwarding", {
      rules: [first, ...others],
      bus: DefaultEventBus.of(stack),
      name: "forward",
      regions: {
        "us-east-1": provider("virginia", "us-east-1"),
        "eu-west-1": provider("ireland", "eu-west-1"),
      },
    });
  });

const patternFor = (first: Rule, ...others: readonly Rule[]) => {
  const [{ event_pattern } = {}] = all(
    forwarding(first, ...others),
    "aws_cloudwatch_event_rule",
  );
  return String(event_pattern);
};
const detailFor = (first: Rule, ...others: readonly Rule[]) =>
  JSON.parse(patternFor(first, ...others))["detail"];

/** A rule about actions of a service. */
const about = (service: string, ...names: readonly [string, ...string[]]) =>
  rule({
    pattern: allOf(
      field("eventSource").equals(service),
      field("eventName").equals(...names),
    ),
    matches: { one: apiCall({ eventSource: service, eventName: names[0] }) },
  });

const writes = [false, { exists: false }];

test("each further region has one rule, which the home region does not get", () => {
  const document = forwarding(rule());
  const rules = all(document, "aws_cloudwatch_event_rule");
  expect(rules.map(({ provider }) => provider)).toEqual([
    "aws.virginia",
    "aws.ireland",
  ]);
  expect(rules.map(({ for_each }) => shorten(String(for_each)))).toEqual([
    expect.stringContaining('== "us-east-1") ? [] : ["us-east-1"]'),
    expect.stringContaining('== "eu-west-1") ? [] : ["eu-west-1"]'),
  ]);
});

test("the target is the home bus, and the role may do nothing but send there", () => {
  const document = forwarding(rule());
  const bus =
    "arn:<aws_partition.partition>:events:<aws_region.id>:<aws_caller_identity.account_id>:event-bus/default";
  for (const target of all(document, "aws_cloudwatch_event_target")) {
    expect(shorten(String(target["arn"]))).toBe(bus);
    expect(target).toMatchObject({
      rule: "${each.value.name}",
      for_each: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\./),
      role_arn: expect.stringMatching(/^\$\{aws_iam_role\./),
    });
  }
  expect(statements(only(document, "aws_iam_role_policy")["policy"])).toEqual({
    0: { Effect: "Allow", Action: "events:PutEvents", Resource: bus },
  });
});

test("only what the rules watch for is forwarded", () => {
  const pattern = patternFor(
    about("iam.amazonaws.com", "CreateUser"),
    about("ec2.amazonaws.com", "RunInstances", "CreateUser"),
  );
  expect(JSON.parse(pattern)).toEqual({
    source: [{ prefix: "aws." }],
    "detail-type": [{ suffix: " via CloudTrail" }],
    detail: {
      readOnly: writes,
      eventSource: ["ec2.amazonaws.com", "iam.amazonaws.com"],
      eventName: ["CreateUser", "RunInstances"],
    },
  });
});

test("alternatives and beginnings are covered, other conditions are left to the home region", () => {
  const pattern = anyOf(
    field("eventName").like("Delete*"),
    allOf(
      field("eventName").equals("StopLogging"),
      field("errorCode").notExists(),
    ),
  );
  const matches = { stop: apiCall({ eventName: "StopLogging" }) };
  expect(detailFor(rule({ pattern, matches }))).toEqual({
    readOnly: writes,
    eventName: ["StopLogging", { prefix: "Delete" }],
  });
});

const many = Array.from(
  { length: 90 },
  (_, n) => `AnActionWithALongName${n}` as const,
);
const [first = "", ...more] = many;
const long = about("ec2.amazonaws.com", first, ...more);

test("too many actions are forwarded by service, where the rule tells it", () => {
  const eventSource = ["ec2.amazonaws.com"];
  expect(detailFor(long)).toEqual({ readOnly: writes, eventSource });
  expect(detailFor(long, rule())).toEqual({
    readOnly: writes,
    $or: [{ eventSource }, { eventName: ["StopLogging"] }],
  });
});

test("actions of unknown services are forwarded by their verbs, if they are too many", () => {
  const nowhere = rule({
    pattern: field("eventName").equals(first, ...more),
    matches: { one: apiCall({ eventName: first }) },
  });
  expect(detailFor(nowhere)).toEqual({
    readOnly: writes,
    eventName: [{ prefix: "An" }],
  });
});

test("reads are forwarded by a rule of their own, and nothing by both", () => {
  const read = about("s3.amazonaws.com", "GetBucketAcl");
  const rules = all(forwarding(long, read), "aws_cloudwatch_event_rule");
  const [toWrites, toReads] = rules.slice(0, 2).map((rule) => ({
    state: rule["state"],
    detail: JSON.parse(String(rule["event_pattern"])).detail,
  }));
  expect(rules).toHaveLength(4);
  expect(toWrites).toEqual({
    state: "ENABLED",
    detail: {
      readOnly: writes,
      eventSource: ["ec2.amazonaws.com", "s3.amazonaws.com"],
    },
  });
  expect(toReads).toEqual({
    state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
    detail: {
      readOnly: [true],
      eventSource: ["s3.amazonaws.com"],
      eventName: ["GetBucketAcl"],
    },
  });
});

test("a rule about any action lets all of CloudTrail's writes through", () => {
  const pattern = field("sourceIPAddress").equals("192.0.2.66");
  const anything = rule({ pattern, matches: {} });
  expect(detailFor(anything, long)).toEqual({ readOnly: writes });
});
