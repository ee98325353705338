import { pack, ruleById } from "../../rules";
import { defaultRegions } from "../../src/project/regions";
import { assignmentsIn } from "../../src/project/terraform-variables";
import { isRecorded } from "./synth";
import { tell } from "./tell";

test("tells what will exist, what is watched and what to do", () => {
  expect(tell({ preset: "compliance-monitor" }))
    .toBe(`Wrote cdktf.out/stacks/security-monitor/cdk.tf.json

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

What it costs: about $1 a month
  as the preset comes, in an account of 1,000,000 events a month: npx trailwire cost --preset compliance-monitor

What you can set
  alert_emails  required     The e-mail address to alert. AWS asks each for a confirmation first.
  aws_region    "us-east-1"  The AWS region to deploy to.

What to do next
  1. Write down whom to alert, and where: npx trailwire init
  2. Look whether all is there: npx trailwire doctor
  3. See what would change:     npx cdktf diff
  4. Deploy:                    npx cdktf deploy
     or by Terraform alone:     cd cdktf.out/stacks/security-monitor && terraform init && terraform apply -var-file=../../../terraform.tfvars
  5. Confirm the subscription: AWS writes to every address first, and sends no alert before the link in that mail was clicked.`);
});

describe("what terraform.tfvars sets", () => {
  const given = assignmentsIn(
    'alert_emails = [\n  "a@example.com",\n  "somebody-else@example.com"\n]\naws_region = "eu-central-1"',
  );
  const text = tell({ preset: "compliance-monitor" }, { given });

  test("is shown", () => {
    expect(text).toContain(
      'alert_emails  [ "a@example.com", "somebody-else@examp… (terraform.tfvars)  The e-mail address',
    );
    expect(text).toMatch(
      /aws_region +"eu-central-1" \(terraform.tfvars\) +The AWS region/,
    );
  });

  test("is not shown where it is a secret", () => {
    const secret = 'pagerduty_endpoint = "https://x.example.com/key"';
    const channels = { pagerDuty: "urgent" };
    const text = tell({ channels }, { given: assignmentsIn(secret) });
    expect(text).toMatch(/pagerduty_endpoint +a secret \(terraform.tfvars\)/);
    expect(text).not.toContain("example.com/key");
  });

  test("is given again by no command", () => {
    const [, steps] = text.split("What to do next\n");
    expect(steps).toMatch(
      /^  1\. Look whether all is there: npx trailwire doctor\n.* npx cdktf diff\n.* npx cdktf deploy\n.* terraform apply -var-file=..\/..\/..\/terraform.tfvars\n/,
    );
  });

  test("is all that need not be given", () => {
    const text = tell({ preset: "compliance-monitor" }, { given: [] });
    expect(text).toContain(
      "npx cdktf deploy --var='alert_emails=[\"security@example.com\"]'\n",
    );
    expect(text).toContain(
      "terraform apply -var-file=../../../terraform.tfvars -var='alert_emails=[\"security@example.com\"]'\n",
    );
    expect(text).not.toContain("npx trailwire init\n");
  });
});

test("counts what is too much to list, and names the critical rules", () => {
  const text = tell({});
  const [, chapter = ""] = text.split("What is watched: ");
  const [watched = ""] = chapter.split("\n\n");
  const recorded = pack("recommended").filter(isRecorded);
  expect(watched).toMatch(new RegExp(`^${recorded.length} rules\n`));
  const counts = [
    ...watched.matchAll(/^ +(\d+)  (critical|high|medium|low|info) /gm),
  ].map(([, count, severity]) => [severity, Number(count)]);
  const of = (severity: string) =>
    recorded.filter((rule) => rule.severity === severity).length;
  expect(counts).toEqual(
    ["critical", "high", "medium", "low"].map((s) => [s, of(s)]),
  );
  expect(watched).toMatch(/^ +11  critical  \d event, \d metric$/m);
  expect(watched.match(/^    critical  .*/gm)).toHaveLength(11);
  expect(watched).toMatch(/  metric  trailwire-CRITICAL-root-usage$/m);
  expect(watched).not.toContain("${");
  expect(text.split("\n").length).toBeLessThan(90);
});

test.each<[string, readonly string[], boolean]>([
  ["a few", ["us-east-1", "eu-west-1"], true],
  ["all", defaultRegions, false],
  ["all of China", ["cn-north-1", "cn-northwest-1"], false],
])(
  "says of which regions the event rules hear: %s",
  (_, eventRegions, deaf) => {
    const routes = { event: ["root-usage"] };
    const context = { packs: ["cis"], routes, features: { eventRegions } };
    const text = tell(context);
    expect(text).toContain(
      `Events of the route event come from the home region, ${eventRegions.join(", ")}.\n`,
    );
    expect(
      text.includes("happens in other regions is recorded, and not told"),
    ).toBe(deaf);
  },
);

test("names keys of the context that nobody here knows", () => {
  expect(tell({}, { foreignKeys: ["tags", "owner"] })).toContain(
    "\n\nIn the context of cdktf.json, but not Trailwire's: tags, owner\n\n",
  );
  expect(tell({})).not.toContain("not Trailwire's");
});

test("tells how to call a module", () => {
  const text = tell({ packs: ["starter"], backend: { type: "none" } });
  expect(text).toContain(
    'module "security_monitor" {\n       source       = "./cdktf.out/stacks/security-monitor"\n       alert_emails = ["security@example.com"]\n       providers = {\n         aws = aws\n         aws.us_east_1 = aws.us_east_1\n',
  );
  expect(text).not.toContain("cdktf deploy");
});

test("a rule on both routes is one rule, told twice", () => {
  const text = tell({
    packs: ["cis"],
    routes: { both: ["root-usage"] },
    features: { eventRegions: [] },
  });
  const [, watched = ""] = text.split("What is watched: ");
  expect(watched).toMatch(/^15 rules\n/);
  expect(watched).toMatch(
    /  metric, event  trailwire-CRITICAL-root-usage, trailwire-root-usage$/m,
  );
  expect(watched).toContain("come from the home region.\n");
});
