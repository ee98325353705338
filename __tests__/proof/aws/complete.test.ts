import { complete, openAttribute } from "../../../src/proof/aws/complete";
import { Unknown, type Value } from "../../../src/proof/model";
import { placeholder, readable } from "../../../src/proof/placeholder";
import { mapOf } from "../../../src/proof/terraform/values";

/** What the resource `x` of a type has, in account and region. */
function completed(
  type: string,
  values: Readonly<Record<string, Value>>,
  mode: "managed" | "data" = "managed",
  region = "us-east-1",
): unknown {
  const draft = {
    address: `${mode === "data" ? "data." : ""}${type}.x`,
    type,
    values: mapOf(Object.entries(values)),
    region,
    account: "123456789012",
  };
  return JSON.parse(readable(JSON.stringify(complete(draft, mode))));
}

const AWS = "us-east-1:123456789012";

test.each<[string, Record<string, Value>, object]>([
  ["aws_s3_bucket", { bucket: "b" }, { id: "b", arn: "arn:aws:s3:::b" }],
  [
    "aws_s3_bucket",
    { bucket_prefix: "b-" },
    {
      id: "b-<aws_s3_bucket.x.bucket>",
      arn: "arn:aws:s3:::b-<aws_s3_bucket.x.bucket>",
    },
  ],
  ["aws_s3_bucket_policy", { bucket: "b" }, { id: "b" }],
  [
    "aws_s3_bucket_public_access_block",
    { bucket: "b" },
    { block_public_policy: false },
  ],
  [
    "aws_cloudtrail",
    { name: "t" },
    {
      arn: `arn:aws:cloudtrail:${AWS}:trail/t`,
      enable_logging: true,
      is_multi_region_trail: false,
    },
  ],
  [
    "aws_cloudtrail",
    { name: "t", enable_logging: false },
    { enable_logging: false },
  ],
  [
    "aws_cloudwatch_log_group",
    { name: "/g" },
    { arn: `arn:aws:logs:${AWS}:log-group:/g`, id: "/g" },
  ],
  [
    "aws_cloudwatch_log_group",
    {},
    { name: "<aws_cloudwatch_log_group.x.name>" },
  ],
  [
    "aws_cloudwatch_metric_alarm",
    { alarm_name: "a" },
    {
      arn: `arn:aws:cloudwatch:${AWS}:alarm:a`,
      treat_missing_data: "missing",
      actions_enabled: true,
    },
  ],
  [
    "aws_cloudwatch_event_rule",
    { name: "r" },
    {
      arn: `arn:aws:events:${AWS}:rule/r`,
      id: "r",
      state: "ENABLED",
      event_bus_name: "default",
    },
  ],
  [
    "aws_cloudwatch_event_rule",
    { name: "r", is_enabled: false },
    { state: "DISABLED" },
  ],
  [
    "aws_cloudwatch_event_rule",
    { name: "r", event_bus_name: "b" },
    { arn: `arn:aws:events:${AWS}:rule/b/r`, id: "b/r" },
  ],
  [
    "aws_cloudwatch_event_rule",
    { name: "r", event_bus_name: `arn:aws:events:${AWS}:event-bus/b` },
    { arn: `arn:aws:events:${AWS}:rule/b/r` },
  ],
  [
    "aws_cloudwatch_event_bus",
    { name: "b" },
    { arn: `arn:aws:events:${AWS}:event-bus/b` },
  ],
  [
    "aws_iam_role",
    { name: "r", path: "/p/" },
    { arn: "arn:aws:iam::123456789012:role/p/r", id: "r" },
  ],
  [
    "aws_iam_policy",
    { name: "p" },
    { arn: "arn:aws:iam::123456789012:policy/p" },
  ],
  ["aws_iam_role_policy", { role: "r", name: "p" }, { id: "r:p" }],
  [
    "aws_kms_key",
    {},
    {
      arn: `arn:aws:kms:${AWS}:key/<aws_kms_key.x.key_id>`,
      key_id: "<aws_kms_key.x.key_id>",
      is_enabled: true,
    },
  ],
  [
    "aws_kms_key",
    { multi_region: true },
    { key_id: "mrk-<aws_kms_key.x.key_id>" },
  ],
  [
    "aws_kms_alias",
    { name: "alias/a", target_key_id: "k" },
    {
      arn: `arn:aws:kms:${AWS}:alias/a`,
      target_key_arn: `arn:aws:kms:${AWS}:key/k`,
    },
  ],
  [
    "aws_sns_topic",
    { name: "t" },
    { arn: `arn:aws:sns:${AWS}:t`, id: `arn:aws:sns:${AWS}:t` },
  ],
  [
    "aws_sns_topic",
    { name_prefix: "t", fifo_topic: true },
    { name: "t<aws_sns_topic.x.name>.fifo" },
  ],
  [
    "aws_sqs_queue",
    { name: "q" },
    {
      arn: `arn:aws:sqs:${AWS}:q`,
      url: "https://sqs.us-east-1.amazonaws.com/123456789012/q",
      id: "https://sqs.us-east-1.amazonaws.com/123456789012/q",
    },
  ],
  [
    "aws_lambda_function",
    { function_name: "f" },
    { arn: `arn:aws:lambda:${AWS}:function:f`, version: "$LATEST", timeout: 3 },
  ],
  ["aws_lambda_event_source_mapping", {}, { enabled: true }],
  [
    "aws_dynamodb_table",
    { name: "t" },
    { arn: `arn:aws:dynamodb:${AWS}:table/t`, id: "t" },
  ],
  [
    "aws_config_config_rule",
    { name: "r" },
    {
      arn: `arn:aws:config:${AWS}:config-rule/<aws_config_config_rule.x.rule_id>`,
    },
  ],
  ["aws_config_configuration_recorder", {}, { name: "default", id: "default" }],
  ["random_id", { prefix: "p-" }, { hex: "p-<random_id.x.hex>" }],
  [
    "aws_sns_topic",
    { name: new Unknown("no value", "var.name") },
    { name: "<var.name>", arn: `arn:aws:sns:${AWS}:<var.name>` },
  ],
])("%s with %j", (type, values, expected) => {
  expect(completed(type, values)).toMatchObject(expected);
});

test.each<[string, Record<string, Value>, object]>([
  [
    "aws_caller_identity",
    {},
    { account_id: "123456789012", id: "123456789012" },
  ],
  [
    "aws_partition",
    {},
    {
      partition: "aws",
      dns_suffix: "amazonaws.com",
      reverse_dns_prefix: "com.amazonaws",
    },
  ],
  [
    "aws_region",
    {},
    { id: "us-east-1", name: "us-east-1", region: "us-east-1" },
  ],
  ["aws_region", { name: "eu-west-1" }, { id: "eu-west-1" }],
  ["aws_sns_topic", { name: "t" }, { arn: `arn:aws:sns:${AWS}:t` }],
  [
    "aws_kms_key",
    { key_id: "alias/a" },
    { arn: `arn:aws:kms:${AWS}:key/<data.aws_kms_key.x.id>` },
  ],
  ["aws_organizations_organization", {}, { id: "<organization>" }],
  [
    "aws_iam_policy",
    { arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    { id: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
  ],
])("data %s with %j", (type, values, expected) => {
  expect(completed(type, values, "data")).toMatchObject(expected);
});

test.each([
  ["cn-north-1", "arn:aws-cn:s3:::b", "b.s3.amazonaws.com.cn"],
  ["us-gov-west-1", "arn:aws-us-gov:s3:::b", "b.s3.amazonaws.com"],
  // Whoever writes a region's placeholder means the partition that all others write.
  [placeholder("region"), "arn:aws:s3:::b", "b.s3.amazonaws.com"],
])("the partition of %s", (region, arn, domain) => {
  expect(
    completed("aws_s3_bucket", { bucket: "b" }, "managed", region),
  ).toMatchObject({
    arn,
    bucket_domain_name: domain,
  });
});

test("a region of Europe's sovereign partition is in it", () => {
  expect(
    completed("aws_sns_topic", { name: "t" }, "managed", "eusc-de-east-1"),
  ).toMatchObject({ arn: "arn:aws-eusc:sns:eusc-de-east-1:123456789012:t" });
});

test("a type that is not known keeps its arguments, and its attributes are open", () => {
  expect(completed("aws_vpc", { cidr_block: "10.0.0.0/8" })).toEqual({
    cidr_block: "10.0.0.0/8",
  });
  expect(openAttribute({ address: "aws_vpc.x" }, "id")).toHaveProperty(
    "name",
    "aws_vpc.x.id",
  );
});
