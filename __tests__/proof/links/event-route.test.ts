import {
  all,
  drop,
  dropStatement,
  fault,
  faultsAfter,
  rewrite,
  set,
  statement,
  statements,
  type Edit,
} from "./monitor";
import { eventRules } from "./event-rules";

const trail = "aws_cloudtrail.main";
const rule = "aws_cloudwatch_event_rule.access_key_created_event";
const reader = "aws_cloudwatch_event_rule.organization_probed_event";
const target = "aws_cloudwatch_event_target.access_key_created_event";
const pattern = `${rule}.event_pattern`;
const transformer = `${target}.input_transformer`;
const topicPolicy = "aws_sns_topic_policy.security_alerts";
const key = "aws_kms_key.alert_key";
const letters = "aws_sqs_queue_policy.undelivered_alerts";
const account = "${data.aws_caller_identity.current.account_id}";

const comes = "event bus -> rule";
const tells = "rule -> target";
const records = "trail -> event bus";

const publish = fault(tells, "topic-publish-denied", topicPolicy, "policy");
const topicKey = fault(tells, "topic-key-denied", key, "policy");
const queueKey = fault(tells, "queue-key-denied", key, "policy");
const kept = fault(tells, "queue-send-denied", letters, "policy");
const template = fault(
  tells,
  "input-transformer",
  target,
  "input_transformer.input_template",
);
const astray = (argument: string) =>
  fault(tells, "target-astray", target, argument);
const elsewhere = (argument: string) =>
  fault(tells, "names-nothing-here", target, argument);

const inOregon = all(
  set(`${rule}.provider`, "aws.us_west_2"),
  set(`${target}.provider`, "aws.us_west_2"),
  set(`${target}.arn`, "arn:aws:sns:us-west-2:123456789012:west"),
);
/** A pattern for CloudTrail's events. */
const asking = (what: object) =>
  JSON.stringify({ "detail-type": ["AWS API Call via CloudTrail"], ...what });

const broken: readonly [name: string, Edit, ...faults: string[]][] = [
  [
    "the trail is off",
    set(`${trail}.enable_logging`, false),
    fault("trail -> bucket", "trail-not-logging", trail, "enable_logging"),
    fault(records, "trail-not-logging", trail, "enable_logging"),
  ],
  [
    "the trail records data only",
    set(`${trail}.event_selector`, {
      read_write_type: "All",
      include_management_events: false,
    }),
    fault("trail -> bucket", "no-management-events", trail, "event_selector"),
    fault(records, "no-management-events", trail, "event_selector"),
  ],
  [
    "the rule is off",
    set(`${rule}.state`, "DISABLED"),
    fault(comes, "rule-disabled", rule, "state"),
  ],
  [
    "a rule about reads does not ask for them",
    set(`${reader}.state`, "ENABLED"),
    fault(comes, "reads-held-back", reader, "state"),
  ],
  [
    "a bus that CloudTrail does not send to",
    set(`${rule}.event_bus_name`, "audit"),
    fault(comes, "not-default-bus", rule, "event_bus_name"),
    fault(tells, "target-astray", rule, "event_bus_name"),
  ],
  [
    "a detail-type that no event has",
    rewrite(pattern, " via CloudTrail", " by CloudTrail"),
    fault(comes, "event-detail-type", rule, "event_pattern"),
  ],
  [
    "a source that no event has",
    rewrite(pattern, '"prefix":"aws."', '"prefix":"amazon."'),
    fault(comes, "event-source", rule, "event_pattern"),
  ],
  [
    "a service in the source that the pattern does not ask for",
    rewrite(pattern, '{"prefix":"aws."}', '"aws.kms"'),
    fault(comes, "event-source", rule, "event_pattern"),
  ],
  [
    "a pattern that EventBridge refuses",
    rewrite(pattern, '"prefix"', '"begins"'),
    fault(comes, "event-pattern-invalid", rule, "event_pattern"),
  ],
  [
    "no pattern",
    drop(pattern),
    fault(comes, "no-event-pattern", rule, "event_pattern"),
  ],
  [
    "IAM's events awaited where they never come",
    inOregon,
    fault(comes, "global-events-elsewhere", rule),
    elsewhere("arn"),
    fault(tells, "other-region", "aws_sqs_queue.undelivered_alerts"),
    kept,
  ],
  [
    "IAM's events awaited by their source where they never come",
    all(inOregon, set(pattern, asking({ source: ["aws.iam"] }))),
    fault(comes, "global-events-elsewhere", rule),
    elsewhere("arn"),
    fault(tells, "other-region", "aws_sqs_queue.undelivered_alerts"),
    kept,
  ],
  [
    "IAM's events and others awaited where those come",
    all(
      inOregon,
      set(
        pattern,
        asking({
          detail: { eventSource: ["iam.amazonaws.com", { wildcard: "k*s.*" }] },
        }),
      ),
    ),
    elsewhere("arn"),
    fault(tells, "other-region", "aws_sqs_queue.undelivered_alerts"),
    kept,
  ],
  ["no target", drop(target), fault(tells, "no-target", rule)],
  [
    "a target of another rule",
    set(
      `${target}.rule`,
      "${aws_cloudwatch_event_rule.organization_probed_event.name}",
    ),
    astray("rule"),
  ],
  [
    "a target of no rule",
    rewrite(`${target}.rule`, ".name}", ".name}-x"),
    astray("rule"),
  ],
  [
    "a target on another bus",
    set(`${target}.event_bus_name`, "audit"),
    astray("event_bus_name"),
  ],
  [
    "a topic that is not there",
    rewrite(`${target}.arn`, ".arn}", ".arn}-x"),
    elsewhere("arn"),
  ],
  [
    "a topic of another name and account",
    set(`${target}.arn`, "arn:aws:sns:us-east-1:123456789012:other"),
    elsewhere("arn"),
  ],
  [
    "the topic's statement dropped",
    dropStatement(`${topicPolicy}.policy`, "AllowEvents"),
    publish,
  ],
  [
    "another service",
    statement(`${topicPolicy}.policy`, "AllowEvents", {
      Principal: { Service: "event.amazonaws.com" },
    }),
    publish,
  ],
  [
    "another action",
    statement(`${topicPolicy}.policy`, "AllowEvents", {
      Action: "sns:Subscribe",
    }),
    publish,
  ],
  [
    "another topic",
    statement(`${topicPolicy}.policy`, "AllowEvents", {
      Resource: "${aws_sns_topic.security_alerts.arn}x",
    }),
    publish,
  ],
  [
    "a condition on an account that EventBridge does not send",
    statement(`${topicPolicy}.policy`, "AllowEvents", {
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
    publish,
  ],
  [
    "a condition on a rule that EventBridge does not send",
    statement(`${topicPolicy}.policy`, "AllowEvents", {
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:events:*:*:rule/*" } },
    }),
    publish,
  ],
  [
    "the key's statement dropped",
    dropStatement(`${key}.policy`, "AllowEvents"),
    queueKey,
    topicKey,
  ],
  [
    "a key that only decrypts",
    statement(`${key}.policy`, "AllowEvents", { Action: "kms:Decrypt" }),
    queueKey,
    topicKey,
  ],
  [
    "a key that asks for the account",
    statement(`${key}.policy`, "AllowEvents", {
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
    topicKey,
  ],
  [
    "the dead letters' statement dropped",
    dropStatement(`${letters}.policy`, "AllowUndeliveredEvents"),
    kept,
  ],
  [
    "dead letters of other rules only",
    statement(`${letters}.policy`, "AllowUndeliveredEvents", {
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:events:*:*:rule/other-*" },
      },
    }),
    kept,
  ],
  [
    "the dead letters' policy on another queue",
    set(
      `${letters}.queue_url`,
      "https://sqs.us-east-1.amazonaws.com/123456789012/other",
    ),
    fault(tells, "policy-astray", letters, "queue_url"),
  ],
  [
    "a dead-letter queue that is not there",
    rewrite(`${target}.dead_letter_config.arn`, ".arn}", ".arn}-x"),
    elsewhere("dead_letter_config.arn"),
  ],
  [
    "a variable that nothing defines",
    rewrite(`${transformer}.input_template`, "<caller>", "<callr>"),
    template,
  ],
  ["no template", drop(`${transformer}.input_template`), template],
  ["a path dropped", drop(`${transformer}.input_paths.caller`), template],
  [
    "a line without its quote",
    rewrite(`${transformer}.input_template`, '"Who:', "Who:"),
    template,
  ],
  [
    "a template that is too long",
    set(`${transformer}.input_template`, `"${"x".repeat(8192)}"`),
    template,
  ],
  [
    "a path that begins nowhere",
    set(`${transformer}.input_paths.caller`, "detail.userIdentity.arn"),
    fault(tells, "input-path", target, "input_transformer.input_paths.caller"),
  ],
];

test.each(broken)("broken: %s", async (_, edit, ...faults) => {
  const found = await faultsAfter("recommended", eventRules, edit);
  expect([...found].sort()).toEqual([...faults].sort());
});

const harmless: readonly [name: string, Edit][] = [
  ["the preset as it is", all()],
  [
    "CloudTrail's events by their exact names",
    rewrite(
      pattern,
      '"source":[{"prefix":"aws."}],"detail-type":[{"suffix":" via CloudTrail"}]',
      '"source":["aws.iam"],"detail-type":["AWS API Call via CloudTrail"]',
    ),
  ],
  [
    "a sign-in by EventBridge's spelling",
    rewrite(
      pattern,
      '{"suffix":" via CloudTrail"}',
      '"AWS Console Signin via CloudTrail","AWS API Call via CloudTrail"',
    ),
  ],
  [
    "reads for a rule about writes",
    set(`${rule}.state`, "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"),
  ],
  ["the state by default", drop(`${rule}.state`)],
  ["the bus by its name", set(`${rule}.event_bus_name`, "default")],
  [
    "all statements of the topic's policy turned round",
    statements(`${topicPolicy}.policy`, (all) => all.toReversed()),
  ],
  [
    "actions and services as lists with wildcards",
    statement(`${topicPolicy}.policy`, "AllowEvents", {
      Principal: { Service: ["events.amazonaws.com", "sns.amazonaws.com"] },
      Action: ["sns:Pub*"],
      Resource: "*",
    }),
  ],
  [
    "a key that grants more",
    statement(`${key}.policy`, "AllowEvents", { Action: "kms:*" }),
  ],
  [
    "dead letters of this one's ARN to the letter",
    statement(`${letters}.policy`, "AllowUndeliveredEvents", {
      Condition: {
        ArnEquals: {
          "aws:SourceArn": [
            "${aws_cloudwatch_event_rule.access_key_created_event.arn}",
            "${aws_cloudwatch_event_rule.organization_probed_event.arn}",
          ],
        },
        StringEquals: { "aws:SourceAccount": account },
      },
    }),
  ],
  ["no dead letters", drop(`${target}.dead_letter_config`)],
  [
    "a template of JSON",
    set(
      `${transformer}.input_template`,
      '{"who":"<caller> did <action>","what":<parameters>,"rule":"<aws.events.rule-name>"}',
    ),
  ],
  ["the whole event", drop(transformer)],
  ["tags", set(`${rule}.tags`, { Team: "security" })],
  [
    "a schedule beside them",
    set("aws_cloudwatch_event_rule.nightly", {
      name: "nightly",
      schedule_expression: "rate(1 day)",
    }),
  ],
];

test.each(harmless)("harmless: %s", async (_, edit) => {
  expect(await faultsAfter("recommended", eventRules, edit)).toEqual([]);
});
