import {
  all,
  doubtsAfter,
  drop,
  fault,
  faultsAfter,
  rewrite,
  set,
  statements,
  dropStatement,
  type Edit,
} from "./monitor";

const trail = "aws_cloudtrail.main";
const role = "aws_iam_role.ct_role";
const policy = "aws_iam_role_policy.ct_policy";
const group = "aws_cloudwatch_log_group.security_logs";
const key = "aws_kms_key.audit_key";
const groupArn = `${trail}.cloud_watch_logs_group_arn`;
const kind = "trail -> log group";

const suffix = fault(
  kind,
  "log-group-arn-suffix",
  trail,
  "cloud_watch_logs_group_arn",
);
const trust = fault(kind, "role-trust-denied", role, "assume_role_policy");
const permission = fault(kind, "role-permission-denied", policy, "policy");
const otherGroup = fault(
  kind,
  "other-log-group",
  trail,
  "cloud_watch_logs_group_arn",
);
const keyDenied = fault(kind, "log-group-key-denied", key, "policy");

test.each<[name: string, preset: string, Edit, ...faults: string[]]>([
  [
    "the suffix of the seed",
    "compliance-monitor",
    rewrite(groupArn, ":*", "/*"),
    suffix,
  ],
  ["no suffix", "recommended", rewrite(groupArn, ":*", ""), suffix],
  [
    "a suffix that names streams",
    "recommended",
    rewrite(groupArn, ":*", ":log-stream:*"),
    suffix,
  ],
  [
    "another log group",
    "recommended",
    rewrite(groupArn, ":*", "-x:*"),
    otherGroup,
  ],
  [
    "a log group that is not there",
    "compliance-monitor",
    set(groupArn, "arn:aws:logs:us-east-1:123456789012:log-group:other:*"),
    otherGroup,
  ],
  [
    "no log group",
    "recommended",
    all(drop(groupArn), drop(`${trail}.cloud_watch_logs_role_arn`)),
    fault(kind, "no-log-group", trail, "cloud_watch_logs_group_arn"),
  ],
  [
    "no trail beside what is there for one",
    "compliance-monitor",
    drop(trail),
    fault(kind, "no-trail", group),
  ],
  [
    "a role that the trail refers to",
    "compliance-monitor",
    drop(role),
    fault(kind, "missing-resource", role),
  ],
  [
    "no role",
    "recommended",
    drop(`${trail}.cloud_watch_logs_role_arn`),
    fault(kind, "no-delivery-role", trail, "cloud_watch_logs_role_arn"),
  ],
  [
    "another role of this configuration",
    "recommended",
    set(
      `${trail}.cloud_watch_logs_role_arn`,
      "${aws_iam_role.event_forwarding.arn}",
    ),
    fault(kind, "other-delivery-role", trail, "cloud_watch_logs_role_arn"),
  ],
  [
    "an addition to the role's ARN",
    "recommended",
    rewrite(`${trail}.cloud_watch_logs_role_arn`, "}", "}-x"),
    fault(kind, "other-delivery-role", trail, "cloud_watch_logs_role_arn"),
  ],
  [
    "another service trusted",
    "compliance-monitor",
    rewrite(`${role}.assume_role_policy`, "cloudtrail", "events"),
    trust,
  ],
  [
    "another action trusted",
    "compliance-monitor",
    rewrite(`${role}.assume_role_policy`, "AssumeRole", "TagSession"),
    trust,
  ],
  [
    "another trail trusted",
    "recommended",
    statements(`${role}.assume_role_policy`, ([it]) => [
      {
        ...it,
        Condition: {
          ArnEquals: {
            "aws:SourceArn":
              "arn:aws:cloudtrail:us-east-1:123456789012:trail/other",
          },
        },
      },
    ]),
    trust,
  ],
  [
    "no permission to make streams",
    "recommended",
    rewrite(`${policy}.policy`, '"logs:CreateLogStream",', ""),
    permission,
  ],
  [
    "no permission to write",
    "recommended",
    rewrite(`${policy}.policy`, ',"logs:PutLogEvents"', ""),
    permission,
  ],
  [
    "permission on the group, not its streams",
    "compliance-monitor",
    rewrite(`${policy}.policy`, ".arn}:*", ".arn}"),
    permission,
  ],
  [
    "permission on other streams",
    "recommended",
    rewrite(`${policy}.policy`, "_CloudTrail_", "_Trail_"),
    permission,
  ],
  [
    "a denial",
    "compliance-monitor",
    statements(`${policy}.policy`, (own) => [
      ...own,
      { Effect: "Deny", Action: "logs:Put*", Resource: "*" },
    ]),
    permission,
  ],
  [
    "a condition that the role's calls do not meet",
    "compliance-monitor",
    statements(`${policy}.policy`, ([it]) => [
      {
        ...it,
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "123456789012",
          },
        },
      },
    ]),
    permission,
  ],
  [
    "no policy",
    "compliance-monitor",
    drop(policy),
    fault(kind, "role-permission-denied", role, "inline_policy"),
  ],
  [
    "the policy in another role",
    "recommended",
    all(set(`${policy}.role`, "${aws_iam_role.event_forwarding.id}")),
    fault(kind, "policy-astray", policy, "role"),
  ],
  [
    "the policy in a role that is not there",
    "compliance-monitor",
    set(`${policy}.role`, "other"),
    fault(kind, "policy-astray", policy, "role"),
  ],
  [
    "the key's statement dropped",
    "recommended",
    dropStatement(`${key}.policy`, "LogGroupSecurityLogs"),
    keyDenied,
  ],
  [
    "the key for logs of another region",
    "recommended",
    rewrite(
      `${key}.policy`,
      "logs.${data.aws_region.current.id}",
      "logs.eu-west-1",
    ),
    keyDenied,
  ],
  [
    "the key for another log group",
    "recommended",
    rewrite(
      `${key}.policy`,
      "log-group:/${var.prefix}/cloudtrail",
      "log-group:/other",
    ),
    keyDenied,
  ],
])("broken: %s", async (_, preset, edit, ...faults) => {
  expect(await faultsAfter(preset, edit)).toEqual(faults);
});

test.each<[name: string, preset: string, Edit]>([
  [
    "all streams",
    "recommended",
    rewrite(
      `${policy}.policy`,
      ":log-stream:${data.aws_caller_identity.current.account_id}_CloudTrail_${data.aws_region.current.id}*",
      ":*",
    ),
  ],
  [
    "all of logs",
    "compliance-monitor",
    rewrite(
      `${policy}.policy`,
      '["logs:CreateLogStream","logs:PutLogEvents"]',
      '"logs:*"',
    ),
  ],
  [
    "the role named by its name",
    "recommended",
    set(`${policy}.role`, "${aws_iam_role.ct_role.name}"),
  ],
  [
    "an attached policy",
    "compliance-monitor",
    (resources) => {
      set("aws_iam_policy.logs", {
        name: "logs",
        policy:
          '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"logs:*","Resource":"*"}}',
      })(resources);
      set("aws_iam_role_policy_attachment.logs", {
        role: "${aws_iam_role.ct_role.name}",
        policy_arn: "${aws_iam_policy.logs.arn}",
      })(resources);
      drop(policy)(resources);
    },
  ],
  [
    "the suffix by format",
    "recommended",
    set(
      groupArn,
      '${format("%s:*", aws_cloudwatch_log_group.security_logs.arn)}',
    ),
  ],
  [
    "the key without encryption context",
    "recommended",
    statements(`${key}.policy`, (own) =>
      own.map((it) =>
        it["Sid"] === "LogGroupSecurityLogs" ? { ...it, Condition: {} } : it,
      ),
    ),
  ],
  [
    "several services trusted",
    "compliance-monitor",
    rewrite(
      `${role}.assume_role_policy`,
      '"cloudtrail.amazonaws.com"',
      '["config.amazonaws.com","cloudtrail.amazonaws.com"]',
    ),
  ],
  [
    "a second policy that says nothing of logs",
    "compliance-monitor",
    set("aws_iam_role_policy.more", {
      role: "${aws_iam_role.ct_role.id}",
      policy:
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}',
    }),
  ],
])("harmless: %s", async (_, preset, edit) => {
  expect(await faultsAfter(preset, edit)).toEqual([]);
});

test.each<[name: string, preset: string, Edit, doubt: RegExp]>([
  [
    "a trust policy that names the trail",
    "recommended",
    statements(`${role}.assume_role_policy`, ([it]) => [
      {
        ...it,
        Condition: {
          StringEquals: {
            "aws:SourceArn":
              "arn:aws:cloudtrail:us-east-1:${data.aws_caller_identity.current.account_id}:trail/${var.prefix}-trail",
          },
        },
      },
    ]),
    /AWS does not document it/,
  ],
  [
    "a role of another configuration",
    "compliance-monitor",
    all(
      set(
        `${trail}.cloud_watch_logs_role_arn`,
        "arn:aws:iam::123456789012:role/other",
      ),
      drop(role),
      drop(policy),
    ),
    /role\/other/,
  ],
  [
    "an AWS policy",
    "compliance-monitor",
    all(
      drop(policy),
      set("aws_iam_role_policy_attachment.logs", {
        role: "${aws_iam_role.ct_role.name}",
        policy_arn: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess",
      }),
    ),
    /CloudWatchLogsFullAccess/,
  ],
  [
    "no trail",
    "compliance-monitor",
    all(
      drop(trail),
      drop(role),
      drop(policy),
      drop("aws_s3_bucket_policy.ct_policy"),
    ),
    /there is none in this configuration/,
  ],
])("unknown: %s", async (_, preset, edit, doubt) => {
  expect(await doubtsAfter(preset, edit)).toEqual(
    expect.arrayContaining([expect.stringMatching(doubt)]),
  );
});

test("the log group's key is not asked for where there is none", async () => {
  const edit = drop(`${group}.kms_key_id`);
  expect(await faultsAfter("recommended", edit)).toEqual([]);
});
