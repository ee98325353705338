import {
  all,
  doubtsAfter,
  drop,
  fault,
  faultsAfter,
  pathsAfter,
  rewrite,
  set,
  type Edit,
} from "./monitor";

const rule = "aws_config_config_rule.encrypted";
const recorder = "aws_config_configuration_recorder.main";
const status = "aws_config_configuration_recorder_status.main";
const channel = "aws_config_delivery_channel.main";
const role = "aws_iam_role.config";
const watch = "aws_cloudwatch_event_rule.compliance";
const target = "aws_cloudwatch_event_target.compliance";
const bucket = "aws_s3_bucket.config";
const bucketPolicy = "aws_s3_bucket_policy.config";
const kind = "Config rule -> event bus";

const files = `\${${bucket}.arn}/AWSLogs/*`;
const serviceRole =
  "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

/** AWS Config with a rule, and an event rule that tells a topic of it. */
const posture = all(
  set(role, {
    name: "config",
    assume_role_policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    }),
  }),
  set(recorder, { name: "main", role_arn: `\${${role}.arn}` }),
  set(bucket, { bucket: "config-history-example" }),
  set(bucketPolicy, {
    bucket: `\${${bucket}.id}`,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: ["s3:GetBucketAcl", "s3:ListBucket"],
          Resource: `\${${bucket}.arn}`,
        },
        {
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: files,
        },
      ],
    }),
  }),
  set(channel, {
    s3_bucket_name: `\${${bucket}.id}`,
    depends_on: [recorder, bucketPolicy],
  }),
  set(status, {
    name: `\${${recorder}.name}`,
    is_enabled: true,
    depends_on: [channel],
  }),
  set(rule, {
    name: "encrypted-volumes",
    source: { owner: "AWS", source_identifier: "ENCRYPTED_VOLUMES" },
    depends_on: [recorder],
  }),
  set(watch, {
    name: "compliance",
    event_pattern: JSON.stringify({
      source: ["aws.config"],
      "detail-type": ["Config Rules Compliance Change"],
      detail: {
        messageType: ["ComplianceChangeNotification"],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    }),
  }),
  set(target, {
    rule: `\${${watch}.name}`,
    arn: "${aws_sns_topic.posture.arn}",
  }),
  set("aws_sns_topic.posture", { name: "posture" }),
  set("aws_sns_topic_policy.posture", {
    arn: "${aws_sns_topic.posture.arn}",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "${aws_sns_topic.posture.arn}",
      },
    }),
  }),
  set("aws_sns_topic_subscription.posture", {
    topic_arn: "${aws_sns_topic.posture.arn}",
    protocol: "email",
    endpoint: "security@example.com",
  }),
);

const pattern = `${watch}.event_pattern`;
const unmatched = fault(
  "event bus -> rule",
  "config-pattern",
  watch,
  "event_pattern",
);

const broken: readonly [name: string, Edit, ...faults: string[]][] = [
  [
    "no recorder",
    drop(recorder),
    fault(kind, "no-recording", rule),
    fault(kind, "missing-resource", recorder),
  ],
  [
    "no channel",
    drop(channel),
    fault(kind, "no-recording", recorder),
    fault(kind, "missing-resource", channel),
  ],
  ["nothing turns it on", drop(status), fault(kind, "no-recording", recorder)],
  [
    "the recorder is off",
    set(`${status}.is_enabled`, false),
    fault(kind, "recorder-off", status, "is_enabled"),
  ],
  [
    "another recorder is on",
    set(`${status}.name`, "other"),
    fault(kind, "recorder-status-astray", status, "name"),
  ],
  [
    "on before the channel is there",
    drop(`${status}.depends_on`),
    fault(kind, "must-precede", status, "depends_on"),
  ],
  [
    "a rule before the recorder",
    drop(`${rule}.depends_on`),
    fault(kind, "must-precede", rule, "depends_on"),
  ],
  [
    "a role for another service",
    rewrite(`${role}.assume_role_policy`, "config.amazonaws", "ec2.amazonaws"),
    fault(kind, "role-trust-denied", role, "assume_role_policy"),
  ],
  [
    "a detail-type that Config does not send",
    rewrite(pattern, "Rules Compliance", "Rule Compliance"),
    unmatched,
  ],
  [
    "a source that is not Config",
    rewrite(pattern, "aws.config", "aws.ec2"),
    unmatched,
  ],
  [
    "another spelling of the result",
    rewrite(pattern, "NON_COMPLIANT", "NON-COMPLIANT"),
    unmatched,
  ],
  [
    "the event rule is off",
    set(`${watch}.state`, "DISABLED"),
    fault("event bus -> rule", "rule-disabled", watch, "state"),
  ],
];

/** The role that AWS keeps for Config: it writes as the service. */
const asService = set(`${recorder}.role_arn`, serviceRole);
const rolePolicy = (...actions: readonly string[]) =>
  set("aws_iam_role_policy.config", {
    role: `\${${role}.id}`,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: actions, Resource: "*" },
    }),
  });

const brokenDelivery: typeof broken = [
  [
    "the service may not write",
    all(
      asService,
      rewrite(`${bucketPolicy}.policy`, "s3:PutObject", "s3:GetObject"),
    ),
    fault(kind, "config-bucket-denied", bucketPolicy, "policy"),
  ],
  [
    "the service may not look at the bucket",
    all(
      asService,
      rewrite(`${bucketPolicy}.policy`, "s3:GetBucketAcl", "s3:GetObjectAcl"),
    ),
    fault(kind, "config-bucket-denied", bucketPolicy, "policy"),
  ],
  [
    "a prefix that the policy does not know",
    all(
      asService,
      rewrite(
        `${bucketPolicy}.policy`,
        files,
        files.replace("/*", "/*/Config/*"),
      ),
      set(`${channel}.s3_key_prefix`, "history"),
    ),
    fault(kind, "s3-key-prefix-differs", channel, "s3_key_prefix"),
  ],
  [
    "the channel before the recorder",
    set(`${channel}.depends_on`, [bucketPolicy]),
    fault(kind, "must-precede", channel, "depends_on"),
  ],
  [
    "neither bucket nor role lets it write",
    all(
      rewrite(`${bucketPolicy}.policy`, "s3:PutObject", "s3:GetObject"),
      rolePolicy("s3:GetBucketAcl"),
    ),
    fault(kind, "config-bucket-denied", "aws_iam_role_policy.config", "policy"),
  ],
  [
    "the name of a rule instead of its identifier",
    set(`${rule}.source.source_identifier`, "restricted-ssh"),
    fault(kind, "no-managed-rule", rule, "source.source_identifier"),
  ],
];

/** The metric route of the preset has nothing to do with it. */
const faultsOfPosture = async (edit: Edit) =>
  (await faultsAfter("compliance-monitor", posture, edit)).filter(
    (found) => !found.endsWith(": unknown"),
  );

test.each([...broken, ...brokenDelivery])(
  "broken: %s",
  async (_, edit, ...faults) => {
    const found = await faultsOfPosture(edit);
    expect([...found].sort()).toEqual([...faults].sort());
  },
);

const harmless: readonly [name: string, Edit][] = [
  [
    "the channel before the bucket's policy: the provider tries again",
    all(asService, set(`${channel}.depends_on`, [recorder])),
  ],
  ["as it is", all()],
  [
    "every change of compliance",
    set(
      pattern,
      '{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"]}',
    ),
  ],
  [
    "this rule by its name",
    rewrite(
      pattern,
      '"messageType"',
      '"configRuleName":["encrypted-volumes"],"messageType"',
    ),
  ],
  ["the role that AWS keeps for Config", asService],
  [
    "a role that may write, and a bucket that says nothing",
    all(
      drop(bucketPolicy),
      set(`${channel}.depends_on`, [recorder]),
      rolePolicy("s3:PutObject", "s3:GetBucketAcl"),
    ),
  ],
  [
    "a rule after what turns the recorder on",
    set(`${rule}.depends_on`, [status]),
  ],
];

test.each(harmless)("harmless: %s", async (_, edit) => {
  expect(await faultsOfPosture(edit)).toEqual([]);
});

test("each Config rule that the event rule is for is a path", async () => {
  const paths = await pathsAfter(
    "compliance-monitor",
    posture,
    set("aws_config_config_rule.public", {
      name: "public-buckets",
      depends_on: [recorder],
    }),
  );
  const config = paths.filter(({ route }) => route === "config");
  expect(config.map(({ detector }) => detector).sort()).toEqual([
    rule,
    "aws_config_config_rule.public",
  ]);
  expect(config.map(({ links }) => links.map(({ kind }) => kind))).toEqual(
    config.map(() => [
      kind,
      "event bus -> rule",
      "rule -> target",
      "topic -> subscription",
    ]),
  );
});

test("a recorder that may be elsewhere is in doubt", async () => {
  const elsewhere = all(
    drop(recorder),
    drop(status),
    drop(channel),
    drop(`${rule}.depends_on`),
  );
  const found = await doubtsAfter("compliance-monitor", posture, elsewhere);
  expect(found).toContainEqual(expect.stringContaining("whether AWS Config"));
});
