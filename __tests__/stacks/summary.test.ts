import { pack, ruleById, rules } from "../../rules";
import { summary } from "../../src/stacks/summary";
import { type Document, isRecorded, synth } from "./synth";

const folder = "cdktf.out/stacks/security-monitor";
const tell = (document: Document) => summary(document, rules, folder);

test("tells what will exist, what is watched and what to do", () => {
  const text = tell(synth({ preset: "compliance-monitor" }));
  expect(text).toBe(`Wrote cdktf.out/stacks/security-monitor/cdk.tf.json

What will exist: 11 resources
  1  aws_cloudtrail
  1  aws_cloudwatch_log_group
  1  aws_cloudwatch_log_metric_filter
  1  aws_cloudwatch_metric_alarm
  1  aws_iam_role
  1  aws_iam_role_policy
  1  aws_s3_bucket
  1  aws_s3_bucket_policy
  1  aws_sns_topic
  1  aws_sns_topic_subscription
  1  random_id

What is watched: 1 rule
  critical  ${ruleById("root-usage").title}  metric  CRITICAL-Root-Login-Detected
  metric: an alarm tells that it happened, and how often it must.

What you can set
  alert_emails  required     The e-mail address to alert. AWS asks each for a confirmation first.
  aws_region    "us-east-1"  The AWS region to deploy to.

What to do next
  1. See what would change:   npx cdktf diff --var='alert_emails=["security@example.com"]'
  2. Deploy:                  npx cdktf deploy --var='alert_emails=["security@example.com"]'
     or by Terraform alone:   cd cdktf.out/stacks/security-monitor && terraform init && terraform apply -var='alert_emails=["security@example.com"]'
  3. Confirm the subscription: AWS writes to every address first, and sends no alert before the link in that mail was clicked.`);
});

test("names alarms as they will be, the worst rules first", () => {
  const text = tell(synth({}));
  const [, watched = ""] = text.split("What is watched: ");
  const { length } = pack("recommended").filter(isRecorded);
  expect(watched).toMatch(new RegExp(`^${length} rules\n`));
  const severities = [
    ...watched.matchAll(/^  (critical|high|medium|low|info) /gm),
  ].map(([, severity]) => severity);
  expect(severities).toHaveLength(length);
  expect(severities).toEqual(
    [...severities].sort(
      (a = "", b = "") =>
        ["critical", "high", "medium", "low", "info"].indexOf(a) -
        ["critical", "high", "medium", "low", "info"].indexOf(b),
    ),
  );
  expect(watched).toContain("trailwire-CRITICAL-root-usage");
  expect(watched).not.toContain("${");
  expect(watched).toMatch(/  event   trailwire-alarm-tampering$/m);
  expect(watched).toContain(
    "Their events come from the home region, us-east-1, us-east-2, us-west-2.",
  );
});

test("tells how to call a module", () => {
  const text = tell(synth({ packs: ["starter"], backend: { type: "none" } }));
  expect(text).toContain(
    'module "security_monitor" {\n       source       = "./cdktf.out/stacks/security-monitor"\n       alert_emails = ["security@example.com"]\n       providers = {\n         aws = aws\n         aws.us_east_1 = aws.us_east_1\n',
  );
  expect(text).not.toContain("cdktf deploy");
});

test("a rule on both routes is one rule, told twice", () => {
  const text = tell(
    synth({
      packs: ["cis"],
      routes: { both: ["root-usage"] },
      features: { eventRegions: [] },
    }),
  );
  const [, watched = ""] = text.split("What is watched: ");
  expect(watched).toMatch(/^15 rules\n/);
  expect(watched).toMatch(/  metric  trailwire-CRITICAL-root-usage$/m);
  expect(watched).toMatch(/  event   trailwire-root-usage$/m);
  expect(watched).not.toContain("home region");
});
