import { join } from "node:path";
import { readModel } from "../../../src/proof/input/read-model";
import { find, modelOfJson, shown, unknownsOf } from "./folder-of";

/*
 * What Terraform 1.11 printed of one configuration with provider 5.100: a trail with its bucket and
 * log group, and a module of topics called twice with another provider. Shortened.
 */
const fixture = (name: string) => join(__dirname, "fixtures", name);

describe("a plan", () => {
  const model = readModel(fixture("plan.json"));

  test("what the provider will compute is computed, in the account that the plan knows", async () => {
    expect(shown(await model, "aws_cloudwatch_log_group.trail", "arn")).toBe(
      "arn:aws:logs:us-east-1:123456789012:log-group:/trail",
    );
  });

  test("bare references are followed, through outputs and variables of modules", async () => {
    expect(shown(await model, "aws_cloudtrail.main", "s3_bucket_name")).toBe(
      "audit-logs-example",
    );
    expect(
      shown(await model, "aws_sns_topic_subscription.s[0]", "topic_arn"),
    ).toBe("arn:aws:sns:us-west-2:123456789012:alerts-a");
    expect(
      shown(
        await model,
        'module.alerts["b"].aws_sns_topic.t',
        "kms_master_key_id",
      ),
    ).toBe("arn:aws:kms:us-east-1:123456789012:key/<aws_kms_key.k.key_id>");
  });

  test("what may stand around a reference is not guessed", async () => {
    expect(
      find(await model, "aws_cloudtrail.main").values[
        "cloud_watch_logs_group_arn"
      ],
    ).toHaveProperty("reason", "known only after apply");
    expect(unknownsOf(await model)).toContain(
      "aws_cloudtrail.main cloud_watch_logs_group_arn: known only after apply",
    );
  });

  test("a policy document keeps what is known of it", async () => {
    const { policy } = find(await model, "aws_s3_bucket_policy.audit").values;
    expect(JSON.parse(String(policy))).toMatchObject({
      Statement: [
        {
          Action: "s3:GetBucketAcl",
          Principal: { Service: "cloudtrail.amazonaws.com" },
        },
        { Action: "s3:PutObject" },
      ],
    });
  });

  test("dependencies, by reference and by depends_on, through modules", async () => {
    expect(find(await model, "aws_cloudtrail.main").after).toEqual([
      "aws_cloudwatch_log_group.trail",
      "aws_iam_role.trail",
      "aws_s3_bucket.audit",
      "aws_s3_bucket_policy.audit",
    ]);
    expect(find(await model, "aws_cloudwatch_metric_alarm.a").after).toEqual([
      'module.alerts["a"].aws_sns_topic.t',
      'module.alerts["b"].aws_sns_topic.t',
      'module.alerts["a"].aws_sns_topic_policy.p',
      'module.alerts["b"].aws_sns_topic_policy.p',
    ]);
  });

  test("attributes that nobody wrote are absent, not unknown", async () => {
    const { values } = find(await model, 'module.alerts["a"].aws_sns_topic.t');
    expect(values).not.toHaveProperty("policy");
  });

  test("data that was read before is there", async () => {
    expect(
      shown(await model, "data.aws_caller_identity.current", "account_id"),
    ).toBe("123456789012");
  });
});

describe("a state", () => {
  const model = readModel(fixture("state.json"));

  test("all is known, and what is empty is absent", async () => {
    const { unknowns } = await model;
    expect(unknowns).toEqual([]);
    const { values, region, account } = find(
      await model,
      "aws_cloudtrail.main",
    );
    expect({ region, account }).toEqual({
      region: "us-east-1",
      account: "123456789012",
    });
    expect(values["cloud_watch_logs_group_arn"]).toBe(
      "arn:aws:logs:us-east-1:123456789012:log-group:/trail:*",
    );
    expect(values).not.toHaveProperty("kms_key_id");
  });

  test("regions are told by ARNs", async () => {
    const { resources } = await model;
    const topics = resources.filter(({ type }) => type === "aws_sns_topic");
    expect(topics.map(({ region }) => region)).toEqual([
      "us-west-2",
      "us-west-2",
    ]);
  });

  test("dependencies name instances", async () => {
    const { after } = find(await model, "aws_cloudtrail.main");
    expect(after).toContain("aws_s3_bucket_policy.audit");
    expect(
      find(await model, 'module.alerts["a"].aws_sns_topic_policy.p').after,
    ).toContain('module.alerts["b"].aws_sns_topic.t');
  });
});

test("an empty state has no resources", async () => {
  const model = await modelOfJson({
    format_version: "1.0",
    terraform_version: "1.11.4",
  });
  expect(model).toEqual({ resources: [], unknowns: [] });
});
