import {
  all,
  doubtsAfter,
  drop,
  fault,
  faultsAfter,
  pathsAfter,
  rewrite,
  set,
  statements,
  type Edit,
} from "./monitor";
import { eventRules, forwarders } from "./event-rules";

const type = "aws_cloudwatch_event_rule";
const writes = `${type}.event_forwarding_writes_from_us_west_2`;
const reads = `${type}.event_forwarding_reads_from_us_west_2`;
const target =
  "aws_cloudwatch_event_target.event_forwarding_writes_from_us_west_2";
const there = '["us-west-2"]';
const role = "aws_iam_role.event_forwarding";
const policy = "aws_iam_role_policy.event_forwarding";
const kind = "region -> home bus";
const tells = "rule -> target";

const broken: readonly [name: string, Edit, ...faults: string[]][] = [
  [
    "the forwarder is off",
    set(`${writes}.state`, "DISABLED"),
    fault(kind, "rule-disabled", writes + there, "state"),
  ],
  [
    "the forwarder of reads gets none",
    set(`${reads}.state`, "ENABLED"),
    fault(kind, "reads-held-back", reads + there, "state"),
    fault(kind, "not-forwarded", reads + there, "state"),
  ],
  [
    "a pattern that lets through other events",
    set(
      `${writes}.event_pattern`,
      '{"source":["aws.kms"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventSource":["kms.amazonaws.com"]}}',
    ),
    fault(kind, "not-forwarded", writes + there, "event_pattern"),
  ],
  [
    "a pattern for writes in the stead of reads",
    rewrite(
      `${reads}.event_pattern`,
      '"readOnly":[true]',
      '"readOnly":[false]',
    ),
    fault(kind, "not-forwarded", reads + there, "event_pattern"),
  ],
  [
    "a detail-type that no event has",
    rewrite(`${writes}.event_pattern`, "via CloudTrail", "by CloudTrail"),
    fault(kind, "event-detail-type", writes + there, "event_pattern"),
    fault(kind, "not-forwarded", writes + there, "event_pattern"),
  ],
  ["no target", drop(target), fault(tells, "no-target", writes + there)],
  [
    "a target of no rule",
    set(`${target}.rule`, "other"),
    fault(tells, "target-astray", target + there, "rule"),
  ],
  [
    "a bus that nobody listens to",
    rewrite(`${target}.arn`, "event-bus/default", "event-bus/other"),
    fault(kind, "other-bus", target + there, "arn"),
  ],
  [
    "a region where nobody listens",
    rewrite(`${target}.arn`, "${data.aws_region.current.id}", "eu-west-1"),
    fault(kind, "other-bus", target + there, "arn"),
  ],
  [
    "no role",
    drop(`${target}.role_arn`),
    fault(kind, "no-forwarding-role", target + there, "role_arn"),
  ],
  [
    "a role that is not there",
    rewrite(`${target}.role_arn`, ".arn}", ".arn}-x"),
    fault(kind, "names-nothing-here", target + there, "role_arn"),
  ],
  [
    "a role for another service",
    rewrite(`${role}.assume_role_policy`, "events.amazonaws.com", "x.example"),
    fault(kind, "role-trust-denied", role, "assume_role_policy"),
  ],
  [
    "a role that may do something else",
    rewrite(`${policy}.policy`, "events:PutEvents", "events:PutRule"),
    fault(kind, "role-permission-denied", policy, "policy"),
  ],
  [
    "a role that may on another bus",
    rewrite(`${policy}.policy`, "event-bus/default", "event-bus/other"),
    fault(kind, "role-permission-denied", policy, "policy"),
  ],
  [
    "the permissions of another role",
    set(`${policy}.role`, "other"),
    fault(kind, "policy-astray", policy, "role"),
  ],
];

test.each(broken)("broken: %s", async (_, edit, ...faults) => {
  const found = await faultsAfter("recommended", eventRules, forwarders, edit);
  expect([...found].sort()).toEqual([...faults].sort());
});

const harmless: readonly [name: string, Edit][] = [
  ["the preset as it is", all()],
  [
    "everything of CloudTrail's, reads and writes",
    all(
      set(
        `${reads}.event_pattern`,
        '{"source":[{"prefix":"aws."}],"detail-type":[{"suffix":" via CloudTrail"}]}',
      ),
      drop(writes),
      drop(target),
    ),
  ],
  [
    "a trust that names the forwarding rules",
    statements(`${role}.assume_role_policy`, (all) =>
      all.map((statement) => ({
        ...statement,
        Condition: {
          ArnLike: {
            "aws:SourceArn": "arn:aws:events:*:*:rule/*-forwarding-*",
          },
        },
      })),
    ),
  ],
  [
    "permissions with wildcards",
    statements(`${policy}.policy`, (all) =>
      all.map((statement) => ({
        ...statement,
        Action: ["events:Put*"],
        Resource: ["*"],
      })),
    ),
  ],
  ["another name", set(`${writes}.name`, "writes-from-afar")],
];

test.each(harmless)("harmless: %s", async (_, edit) => {
  expect(
    await faultsAfter("recommended", eventRules, forwarders, edit),
  ).toEqual([]);
});

/** Nothing but the forwarders, as in an account that only sends to a central one. */
const alone = all(
  ...["access_key_created_event", "organization_probed_event"].flatMap((name) =>
    [type, "aws_cloudwatch_event_target"].map((it) => drop(`${it}.${name}`)),
  ),
);

const targets = [target.replace("writes", "reads"), target];
const central = "arn:aws:events:us-east-1:210987654321:event-bus/central";

test("a forwarder to a bus that is not here is a path of its own", async () => {
  const paths = await pathsAfter("recommended", eventRules, forwarders, alone);
  const forwarding = paths.filter(({ route }) => route === "event");
  expect(forwarding.map(({ links }) => links.map((link) => link.kind))).toEqual(
    targets.map(() => ["trail -> event bus", "event bus -> rule", kind]),
  );
});

test.each([
  [
    "a role that is not here",
    all(
      ...targets.map((it) =>
        set(`${it}.role_arn`, "arn:aws:iam::210987654321:role/central"),
      ),
    ),
    targets.map(() => expect.stringContaining("role/central")),
  ],
  [
    "the policy of another account's bus",
    all(
      ...targets.map((it) => set(`${it}.arn`, central)),
      statements(`${policy}.policy`, (all) =>
        all.map((statement) => ({ ...statement, Resource: central })),
      ),
    ),
    [expect.stringContaining("policy of another account's bus")],
  ],
])("unknown: %s", async (_, edit, doubts) => {
  const edits = [eventRules, forwarders, alone, edit];
  expect(await doubtsAfter("recommended", ...edits)).toEqual(doubts);
});
