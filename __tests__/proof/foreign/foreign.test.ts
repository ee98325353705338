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
])("%s with %j as %j", async (root, from, to, problem) => {
  const { outcome, problems } = await verdict(
    copyOf(root, from, to, "main.tf"),
  );
  expect(problems).toContain(problem);
  expect(outcome).toBe("broken");
});
