import {
  array,
  assert,
  constant,
  constantFrom,
  dictionary,
  oneof,
  property,
  record,
  type Arbitrary,
} from "fast-check";
import { Unknown, type Resource, type Value } from "../../../src/proof/model";
import { verdictOf } from "../../../src/proof/path";
import { alertPaths } from "../../../src/proof/paths";
import { placeholder } from "../../../src/proof/placeholder";
import { runs } from "../../support/runs";

const types = [
  "aws_cloudtrail",
  "aws_cloudwatch_composite_alarm",
  "aws_cloudwatch_log_group",
  "aws_cloudwatch_log_metric_filter",
  "aws_cloudwatch_metric_alarm",
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_kms_alias",
  "aws_kms_key",
  "aws_s3_bucket",
  "aws_s3_bucket_policy",
  "aws_sns_topic",
  "aws_sns_topic_policy",
  "aws_sns_topic_subscription",
];

const names = [
  "alarm_actions",
  "arn",
  "bucket",
  "cloud_watch_logs_group_arn",
  "cloud_watch_logs_role_arn",
  "dimensions",
  "event_selector",
  "id",
  "kms_key_id",
  "log_group_name",
  "metric_name",
  "metric_query",
  "metric_transformation",
  "name",
  "namespace",
  "pattern",
  "policy",
  "protocol",
  "role",
  "s3_bucket_name",
  "statistic",
  "topic_arn",
];

// Few different texts, so that resources refer to one another.
const text = constantFrom(
  "x",
  "x:*",
  "email",
  "Sum",
  "1",
  "alias/x",
  "{",
  '{"Statement":[{"Effect":"Allow","Action":"*"}]}',
  "{ $.eventName = x }",
  placeholder("x"),
  `x${placeholder("y")}`,
  "constructor",
  "__proto__",
);
const plain: Arbitrary<Value> = oneof(
  text,
  constantFrom<Value>(null, true, 0, -1, Number.NaN),
  constant(new Unknown("there is no aws_sns_topic.x")),
);
const fields = (value: Arbitrary<Value>) =>
  dictionary(constantFrom(...names), value, { maxKeys: names.length });
const value: Arbitrary<Value> = oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: array(plain, { maxLength: 2 }) },
  { weight: 1, arbitrary: array(fields(plain), { maxLength: 2 }) },
);
const resource: Arbitrary<Omit<Resource, "address">> = record({
  mode: constantFrom<Resource["mode"]>("managed", "managed", "data"),
  type: constantFrom(...types),
  values: fields(value),
  after: array(constantFrom("r0", "r1", "r9"), { maxLength: 2 }),
  region: constantFrom("us-east-1", placeholder("region")),
  account: constantFrom("123456789012", placeholder("account")),
  place: constant({ file: "main.tf" }),
});

test("no model crashes the walk, and every verdict has its reasons", () => {
  assert(
    property(array(resource, { maxLength: 16 }), (drafts) => {
      const resources = drafts.map((it, n) => ({ ...it, address: `r${n}` }));
      for (const { links } of alertPaths({ resources, unknowns: [] })) {
        expect(["holds", "broken", "unknown"]).toContain(verdictOf(links));
        for (const { verdict, problems, doubts } of links) {
          expect(problems.length > 0).toBe(verdict === "broken");
          expect(doubts.length > 0).toBe(verdict === "unknown");
        }
      }
    }),
    runs(100),
  );
});
