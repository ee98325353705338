import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readModel } from "../../../src/proof/input/read-model";
import { Unknown } from "../../../src/proof/model";
import { readable } from "../../../src/proof/placeholder";
import { find, modelOfJson, shown, unknownsOf } from "./folder-of";

const golden = (preset: string) =>
  join(__dirname, `../../stacks/${preset}.golden.json`);

describe("the synthesized compliance monitor", () => {
  const model = readModel(golden("compliance-monitor"));

  test("all resources are there, and only the addresses of people are unknown", async () => {
    const { resources, unknowns } = await model;
    expect(resources).toHaveLength(11);
    expect(unknowns).toMatchObject([{ address: "var.alert_emails" }]);
  });

  test("references become ARNs that agree as texts", async () => {
    const trail = find(await model, "aws_cloudtrail.main");
    const logs = find(await model, "aws_cloudwatch_log_group.security_logs");
    expect(trail.values["cloud_watch_logs_group_arn"]).toBe(
      `${String(logs.values["arn"])}:*`,
    );
    expect(readable(String(logs.values["arn"]))).toBe(
      "arn:aws:logs:us-east-1:<account>:log-group:/aws/security/global-audit",
    );
  });

  test("a policy's text holds its resources' ARNs and stays JSON", async () => {
    const bucket = find(await model, "aws_s3_bucket.audit_logs");
    const { policy } = find(
      await model,
      "aws_s3_bucket_policy.ct_policy",
    ).values;
    expect(JSON.parse(String(policy))).toMatchObject({
      Statement: [
        { Resource: bucket.values["arn"] },
        { Resource: `${String(bucket.values["arn"])}/AWSLogs/*` },
      ],
    });
  });

  test("what precedes the trail: by reference and by depends_on", async () => {
    const { after } = find(await model, "aws_cloudtrail.main");
    expect([...after].sort()).toEqual([
      "aws_cloudwatch_log_group.security_logs",
      "aws_iam_role.ct_role",
      "aws_s3_bucket.audit_logs",
      "aws_s3_bucket_policy.ct_policy",
    ]);
  });

  test("an element of an unknown list is unknown under its name", async () => {
    const { endpoint } = find(
      await model,
      "aws_sns_topic_subscription.email_me",
    ).values;
    expect(endpoint).toBeInstanceOf(Unknown);
    expect(endpoint).toHaveProperty("name", "var.alert_emails[0]");
  });

  test("a value for a variable is read as Terraform reads -var", async () => {
    const set = await readModel(golden("compliance-monitor"), {
      variables: {
        alert_emails: '["security@example.com"]',
        aws_region: "eu-west-1",
      },
      account: "123456789012",
    });
    expect(set.unknowns).toEqual([]);
    const { values } = find(set, "aws_sns_topic_subscription.email_me");
    expect(values).toMatchObject({
      endpoint: "security@example.com",
      topic_arn: "arn:aws:sns:eu-west-1:123456789012:global-security-alerts",
    });
  });
});

describe("the synthesized default", () => {
  const model = readModel(golden("recommended"));

  test("every resource of the file has an instance, or a condition that says no", async () => {
    const { resources } = await model;
    const body = JSON.parse(readFileSync(golden("recommended"), "utf8")) as {
      resource: Record<string, object>;
    };
    const written = Object.entries(body.resource).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${type}.${name}`),
    );
    const made = new Set(
      resources.map(({ address }) => address.replace(/\[.*\]$/, "")),
    );
    // Nothing is forwarded from home to home; nobody gave telephone numbers.
    expect(written.filter((address) => !made.has(address))).toEqual(
      written.filter((address) =>
        /us_east_1|text_me|call_endpoint/.test(address),
      ),
    );
  });

  test("providers decide the region", async () => {
    const { resources } = await model;
    expect(new Set(resources.map(({ region }) => region))).toEqual(
      new Set(["us-east-1", "us-east-2", "us-west-2"]),
    );
  });

  test("one instance stands for addresses that are not known", async () => {
    expect(unknownsOf(await model)).toContain(
      "aws_sns_topic_subscription.email_me for_each: how many there are is not known: var.alert_emails has no value; one stands for all",
    );
    expect(
      shown(
        await model,
        'aws_sns_topic_subscription.email_me["var.alert_emails"]',
        "protocol",
      ),
    ).toBe("email");
  });
});

test("count makes a list, for_each a map", async () => {
  const model = await modelOfJson({
    resource: {
      aws_sns_topic: {
        none: { count: 0, name: "none" },
        two: { count: 2, name: "t${count.index}" },
        each: { for_each: '${toset(["x"])}', name: "${each.key}" },
      },
      aws_sqs_queue: {
        q: {
          name: '${aws_sns_topic.two[1].name}-${aws_sns_topic.each["x"].name}',
          tags: {
            all: '${join(",", aws_sns_topic.two[*].name)}',
            none: '${try(aws_sns_topic.none[0].arn, "-")}',
          },
        },
      },
    },
  });
  expect(model.resources.map(({ address }) => address)).toEqual([
    "aws_sns_topic.two[0]",
    "aws_sns_topic.two[1]",
    'aws_sns_topic.each["x"]',
    "aws_sqs_queue.q",
  ]);
  expect(shown(model, "aws_sqs_queue.q", "name")).toBe("t1-x");
  expect(shown(model, "aws_sqs_queue.q", "tags")).toEqual({
    all: "t0,t1",
    none: "-",
  });
});

test("what refers to itself is unknown, and said", async () => {
  const model = await modelOfJson({
    locals: { a: "${local.b}", b: "${local.a}x" },
    resource: {
      aws_sns_topic: {
        t: { name: "${local.a}" },
        u: { name: "${aws_sns_topic.u.arn}" },
      },
    },
  });
  expect(unknownsOf(model)).toEqual([
    "local.b: local.a depends on itself",
    "aws_sns_topic.u name: aws_sns_topic.u depends on itself",
  ]);
});

test("what is missing is unknown, with its place and reason", async () => {
  const model = await modelOfJson({
    resource: {
      aws_sns_topic: {
        t: {
          name: "${aws_sqs_queue.gone.name}",
          display_name: '${cidrhost("10.0.0.0/8", 1)}',
          policy: "${jsonencode(",
        },
      },
    },
  });
  expect(unknownsOf(model)).toEqual([
    "aws_sns_topic.t name: there is no aws_sqs_queue.gone",
    "aws_sns_topic.t display_name: the function cidrhost is not evaluated here",
    "aws_sns_topic.t policy: expected an expression at the end",
  ]);
});

test("a block may be an object or a list, for references too", async () => {
  const filter = (metric_transformation: unknown) => ({
    name: "f",
    pattern: "",
    log_group_name: "g",
    metric_transformation,
  });
  const transformation = { name: "m", namespace: "n", value: "1" };
  const model = await modelOfJson({
    resource: {
      aws_cloudwatch_log_metric_filter: {
        object: filter(transformation),
        list: filter([transformation]),
      },
      aws_cloudwatch_metric_alarm: {
        a: {
          alarm_name: "a",
          metric_name:
            "${aws_cloudwatch_log_metric_filter.object.metric_transformation[0].name}",
          namespace:
            "${aws_cloudwatch_log_metric_filter.list.metric_transformation[0].namespace}",
        },
      },
    },
  });
  expect(find(model, "aws_cloudwatch_metric_alarm.a").values).toMatchObject({
    metric_name: "m",
    namespace: "n",
  });
});
