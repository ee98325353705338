import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prove, readModel, type Outcome } from "../../../src/proof";

/*
 * Roots as people write them: maps of filters under for_each, dynamic blocks, policies by data
 * sources, heredocs and templates, modules in folders, resources that are looked up.
 */

const folders: string[] = [];
afterAll(() =>
  folders.forEach((folder) => rmSync(folder, { recursive: true })),
);

/** A copy of a root, one of whose texts is replaced. */
function copyOf(root: string, from: string, to: string, file: string): string {
  const folder = mkdtempSync(join(tmpdir(), "foreign-"));
  folders.push(folder);
  cpSync(join(__dirname, root), folder, { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
  return folder;
}

async function verdict(folder: string) {
  const { outcome, paths } = prove(await readModel(folder));
  const problems = paths.flatMap(({ links }) =>
    links.flatMap((link) =>
      link.problems.map(({ id, at }) => `${link.kind}: ${id} at ${at}`),
    ),
  );
  return { outcome, problems: [...new Set(problems)] };
}

test.each<[root: string, outcome: Outcome, ...problems: string[]]>([
  [
    "cis-alarms",
    "broken",
    "topic -> subscription: no-subscription at aws_sns_topic.alarms[0]",
  ],
  ["organization-trail", "delivered"],
  ["event-rules", "unknown"],
  ["log-reader", "delivered"],
  ["event-mail", "delivered"],
  ["compliance", "delivered"],
  ["alarm-events", "unknown"],
  ["looked-up", "unknown"],
  [
    "guardduty",
    "broken",
    "rule -> target: topic-key-managed at aws_sns_topic.gd",
  ],
])("%s: %s", async (root, outcome, ...problems) => {
  expect(await verdict(join(__dirname, root))).toEqual({ outcome, problems });
});

test.each([
  [
    "organization-trail",
    "${aws_cloudwatch_log_group.trail.arn}:*",
    "${aws_cloudwatch_log_group.trail.arn}",
    "trail -> log group: log-group-arn-suffix at aws_cloudtrail.this",
  ],
  [
    "organization-trail",
    '"logs:PutLogEvents"',
    '"logs:GetLogEvents"',
    "trail -> log group: role-permission-denied at aws_iam_policy.logs",
  ],
  [
    "organization-trail",
    "${local.bucket_arn}/${local.prefix}AWSLogs/*",
    "${local.bucket_arn}/AWSLogs/*",
    "trail -> bucket: s3-key-prefix-differs at aws_cloudtrail.this",
  ],
  [
    "organization-trail",
    "roles      = [aws_iam_role.trail.name]",
    "roles      = []",
    "trail -> log group: role-permission-denied at aws_iam_role.trail",
  ],
  [
    "event-rules",
    'Service = "events.amazonaws.com"',
    'Service = "cloudwatch.amazonaws.com"',
    "rule -> target: topic-publish-denied at aws_sns_topic_policy.events",
  ],
  [
    "log-reader",
    'principal     = "s3.amazonaws.com"',
    'principal     = "sns.amazonaws.com"',
    "bucket -> function: invoke-denied at aws_lambda_permission.s3",
  ],
  [
    "log-reader",
    'filter_suffix       = ".json.gz"',
    'filter_suffix       = ".log"',
    "bucket -> function: objects-not-told at aws_s3_bucket_notification.trail",
  ],
  [
    "log-reader",
    '"Action": "sns:Publish"',
    '"Action": "sns:ListTopics"',
    "function -> topic: role-permission-denied at aws_iam_role_policy.lambda",
  ],
  [
    "event-mail",
    '"detail-type": ["AWS',
    '"detailType": ["AWS',
    "event bus -> rule: event-field at aws_cloudwatch_event_rule.root",
  ],
  [
    "event-mail",
    '"detail": {"userIdentity": {"type": ["Root"]}}',
    '"userIdentity": {"type": ["Root"]}',
    "event bus -> rule: event-field at aws_cloudwatch_event_rule.root",
  ],
  [
    "event-mail",
    '"detail-type": ["AWS',
    '"source": ["aws.iam"], "detail-type": ["AWS',
    "event bus -> rule: event-source at aws_cloudwatch_event_rule.root",
  ],
  [
    "event-mail",
    '"detail-type": ["AWS',
    '"region": ["eu-central-1"], "detail-type": ["AWS',
    "event bus -> rule: event-region at aws_cloudwatch_event_rule.root",
  ],
  [
    "event-mail",
    'prefix = "AuthorizeSecurityGroup"',
    'prefix = "authorizeSecurityGroup"',
    'event bus -> rule: event-pattern-never-matches at aws_cloudwatch_event_rule.calls["groups"]',
  ],
  [
    "event-mail",
    '["StopLogging", "DeleteTrail"]',
    '["StopLoging"]',
    'event bus -> rule: event-pattern-never-matches at aws_cloudwatch_event_rule.calls["trail"]',
  ],
  [
    "event-mail",
    '["StopLogging", "DeleteTrail"]',
    '["DescribeTrails"]',
    'event bus -> rule: reads-held-back at aws_cloudwatch_event_rule.calls["trail"]',
  ],
  [
    "event-mail",
    "arn      = aws_sns_topic.frankfurt.arn",
    "arn      = aws_sns_topic.frankfurt.name",
    'rule -> target: names-nothing-here at aws_cloudwatch_event_target.calls["trail"]',
  ],
  [
    "event-mail",
    'Service = "events.amazonaws.com"',
    'Service = "lambda.amazonaws.com"',
    "rule -> target: role-trust-denied at aws_iam_role.mail",
  ],
  [
    "event-mail",
    '"SNS:Publish"',
    '"SNS:Subscribe"',
    "rule -> target: role-permission-denied at aws_iam_role_policy.mail",
  ],
  [
    "event-mail",
    "  provider  = aws.virginia\n",
    "",
    "topic -> subscription: other-region at aws_sns_topic_subscription.virginia",
  ],
  [
    "event-mail",
    'protocol  = "email"',
    'protocol  = "email"\n  raw_message_delivery = true',
    "topic -> subscription: raw-delivery at aws_sns_topic_subscription.frankfurt",
  ],
  [
    "compliance",
    ', "AWS::EC2::Volume"]',
    "]",
    "Config rule -> event bus: type-not-recorded at aws_config_configuration_recorder.main",
  ],
  [
    "compliance",
    '"ENCRYPTED_VOLUMES"',
    '"ENCRYPTED_VOLUME"',
    'Config rule -> event bus: no-managed-rule at aws_config_config_rule.this["encrypted-volumes"]',
  ],
  [
    "compliance",
    'owner             = "AWS"',
    'owner             = "CUSTOM_LAMBDA"',
    'Config rule -> event bus: no-managed-rule at aws_config_config_rule.this["encrypted-volumes"]',
  ],
  [
    "alarm-events",
    '["ALARM"]',
    '["OK"]',
    "alarm -> topic: no-action at aws_cloudwatch_metric_alarm.root",
  ],
  [
    "alarm-events",
    'namespace = "Audit"',
    'namespace = "Audit:Root"',
    "filter -> alarm: invalid-transformation at aws_cloudwatch_log_metric_filter.root",
  ],
])("%s with %j as %j", async (root, from, to, problem) => {
  const { outcome, problems } = await verdict(
    copyOf(root, from, to, "main.tf"),
  );
  expect(problems).toContain(problem);
  expect(outcome).toBe("broken");
});

/** Changes that do no harm, or of which it cannot be known. */
test.each<[root: string, from: string, to: string, outcome: Outcome]>([
  [
    "event-mail",
    '["StopLogging", "DeleteTrail"]',
    '["DeleteTrails", "PutResourcePolicy"]',
    "delivered",
  ],
  [
    "event-mail",
    '"detail-type": ["AWS',
    '"source": ["aws.signin"], "account": [{"exists": true}], "region": ["us-east-1"], "detail-type": ["AWS',
    "delivered",
  ],
  [
    "compliance",
    "resource_types = [",
    'resource_types = ["AWS::IAM::User", ',
    "delivered",
  ],
  [
    "compliance",
    '    all_supported  = false\n    resource_types = ["AWS::EC2::SecurityGroup", "AWS::EC2::Volume"]',
    "    all_supported  = true",
    "delivered",
  ],
  // AWS does not say what becomes of a rule with a schedule.
  ["compliance", '["AWS::EC2::SecurityGroup", ', "[", "unknown"],
])("%s with %j as %j: %s", async (root, from, to, outcome) => {
  expect(await verdict(copyOf(root, from, to, "main.tf"))).toEqual({
    outcome,
    problems: [],
  });
});

test.each([
  ["a variable", "var.is_watched ? 1 : 0"],
  ["what is looked up", "length(data.aws_regions.all.names)"],
])(
  "an alarm of which %s decides the number may not be there",
  async (_, count) => {
    const folder = copyOf(
      "event-mail",
      'name          = "root"',
      `name          = "root"\n  count         = ${count}`,
      "main.tf",
    );
    const path = join(folder, "main.tf");
    const text = readFileSync(path, "utf8")
      .replace(
        "aws_cloudwatch_event_rule.root.name",
        "aws_cloudwatch_event_rule.root[0].name",
      )
      .concat('variable "is_watched" {}\ndata "aws_regions" "all" {}\n');
    writeFileSync(path, text);
    expect(await verdict(folder)).toEqual({ outcome: "unknown", problems: [] });
  },
);

test("modules that are not here may hold what is missing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "foreign-"));
  folders.push(folder);
  writeFileSync(
    join(folder, "main.tf"),
    'module "alarms" {\n  source = "example/alarms/aws"\n}\n',
  );
  const { outcome, missing } = prove(await readModel(folder));
  expect({ outcome, missing }).toEqual({
    outcome: "unknown",
    missing: expect.stringMatching(/; what is in module\.alarms is not known$/),
  });
});
