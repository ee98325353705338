import {
  AccessLogBucket,
  ConfigBucket,
  EncryptionKey,
} from "../../../src/constructs";
import { only, statements, synth } from "../synth";

const document = synth((stack) => {
  new ConfigBucket(stack, "config", {
    name: "config-history",
    encryption: new EncryptionKey(stack, "key", {
      alias: "a",
      description: "d",
    }),
  });
});

const ofThisAccountAndRegion = {
  StringEquals: { "aws:SourceAccount": "<aws_caller_identity.account_id>" },
  ArnLike: {
    "aws:SourceArn":
      "arn:<aws_partition.partition>:config:<aws_region.id>:<aws_caller_identity.account_id>:*",
  },
};
const config = {
  Effect: "Allow",
  Principal: { Service: "config.amazonaws.com" },
};

test("AWS Config may write below its own folder, for this account and region only", () => {
  const { AllowConfigToLook, AllowConfigWrite, DenyWithoutTls, ...rest } =
    statements(only(document, "aws_s3_bucket_policy")["policy"]);
  expect(rest).toEqual({});
  expect(DenyWithoutTls).toMatchObject({ Effect: "Deny" });
  expect(AllowConfigToLook).toEqual({
    Sid: "AllowConfigToLook",
    ...config,
    Action: ["s3:GetBucketAcl", "s3:ListBucket"],
    Resource: "<aws_s3_bucket.arn>",
    Condition: ofThisAccountAndRegion,
  });
  expect(AllowConfigWrite).toEqual({
    Sid: "AllowConfigWrite",
    ...config,
    Action: "s3:PutObject",
    Resource:
      "<aws_s3_bucket.arn>/AWSLogs/<aws_caller_identity.account_id>/Config/*",
    Condition: {
      StringEquals: {
        "s3:x-amz-acl": "bucket-owner-full-control",
        ...ofThisAccountAndRegion.StringEquals,
      },
      ArnLike: ofThisAccountAndRegion.ArnLike,
    },
  });
});

test("it may use the bucket's key", () => {
  const { AllowConfig } = statements(only(document, "aws_kms_key")["policy"]);
  expect(AllowConfig).toEqual({
    Sid: "AllowConfig",
    ...config,
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Resource: "*",
    Condition: ofThisAccountAndRegion,
  });
});

test("requests are recorded where access logs go", () => {
  const logged = synth((stack) => {
    const accessLogs = new AccessLogBucket(stack, "logs", { name: "logs" });
    new ConfigBucket(stack, "config", { name: "config-history", accessLogs });
  });
  expect(only(logged, "aws_s3_bucket_logging")).toMatchObject({
    target_prefix: "config/",
    depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\.logs_/)],
  });
});
