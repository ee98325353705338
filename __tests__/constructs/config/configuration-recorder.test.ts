import {
  ConfigBucket,
  type ConfigurationRecorderProps,
  EncryptionKey,
  ManagedRule,
} from "../../../src/constructs";
import { all, only, shorten, synth } from "../synth";
import { recorder } from "./recorder";

const recording = (overrides: Partial<ConfigurationRecorderProps> = {}) =>
  only(
    synth((stack) => void recorder(stack, overrides)),
    "aws_config_configuration_recorder",
  );

const inclusion = [{ use_only: "INCLUSION_BY_RESOURCE_TYPES" }];
const exclusion = [{ use_only: "EXCLUSION_BY_RESOURCE_TYPES" }];

test.each<[ConfigurationRecorderProps["scope"], object]>([
  [undefined, { all_supported: true, include_global_resource_types: true }],
  [
    "all-but-global",
    {
      all_supported: false,
      exclusion_by_resource_types: [
        {
          resource_types: [
            "AWS::IAM::Group",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::IAM::User",
          ],
        },
      ],
      recording_strategy: exclusion,
    },
  ],
  [
    { except: ["AWS::EC2::NetworkInterface"] },
    {
      all_supported: false,
      exclusion_by_resource_types: [
        { resource_types: ["AWS::EC2::NetworkInterface"] },
      ],
      recording_strategy: exclusion,
    },
  ],
  [
    { only: ["AWS::S3::Bucket"] },
    {
      all_supported: false,
      resource_types: ["AWS::S3::Bucket"],
      recording_strategy: inclusion,
    },
  ],
])("the scope %j", (scope, expected) => {
  const { recording_group } = recording(scope && { scope });
  expect(recording_group).toEqual(expected);
});

test("the cheapest scope is what the rules look at, whenever they are added", () => {
  const document = synth((stack) => {
    const of = recorder(stack, { scope: "needed-by-rules" });
    for (const rule of [
      "s3-bucket-ssl-requests-only",
      "restricted-ssh",
      "s3-bucket-logging-enabled",
      "root-account-mfa-enabled",
    ] as const) {
      new ManagedRule(stack, rule, { rule, recorder: of });
    }
  });
  expect(only(document, "aws_config_configuration_recorder")).toMatchObject({
    recording_group: {
      all_supported: false,
      resource_types: ["AWS::EC2::SecurityGroup", "AWS::S3::Bucket"],
    },
  });
});

test("rules that look at no resource leave nothing to record", () => {
  expect(() => recording({ scope: "needed-by-rules" })).toThrow(
    'the recorder "stack/recorder" records what its rules need, and they need nothing: expected a rule about a type of resource, or another scope',
  );
});

test.each<[Partial<ConfigurationRecorderProps>, object]>([
  [{}, { recording_frequency: "CONTINUOUS" }],
  [{ frequency: "daily" }, { recording_frequency: "DAILY" }],
  [
    { frequency: "daily", exceptions: ["AWS::EC2::SecurityGroup"] },
    {
      recording_frequency: "DAILY",
      recording_mode_override: {
        recording_frequency: "CONTINUOUS",
        resource_types: ["AWS::EC2::SecurityGroup"],
      },
    },
  ],
  [
    { exceptions: ["AWS::EC2::NetworkInterface"] },
    {
      recording_frequency: "CONTINUOUS",
      recording_mode_override: {
        recording_frequency: "DAILY",
        resource_types: ["AWS::EC2::NetworkInterface"],
      },
    },
  ],
])("the frequency of %j", (overrides, expected) => {
  expect(recording(overrides)["recording_mode"]).toEqual(expected);
});

test("the recorder comes first, then the channel to a bucket that admits it, then the start", () => {
  const document = synth((stack) => {
    const encryption = new EncryptionKey(stack, "key", {
      alias: "a",
      description: "d",
    });
    const bucket = new ConfigBucket(stack, "encrypted", {
      name: "encrypted",
      encryption,
    });
    recorder(stack, { bucket });
  });
  expect(only(document, "aws_config_delivery_channel")).toMatchObject({
    s3_bucket_name: expect.stringMatching(/^\$\{aws_s3_bucket\.encrypted_/),
    s3_kms_key_arn: expect.stringMatching(/^\$\{aws_kms_key\./),
    depends_on: [
      expect.stringMatching(/^aws_config_configuration_recorder\./),
      expect.stringMatching(/^aws_s3_bucket_policy\.encrypted_/),
    ],
  });
  expect(
    only(document, "aws_config_configuration_recorder_status"),
  ).toMatchObject({
    is_enabled: true,
    depends_on: [expect.stringMatching(/^aws_config_delivery_channel\./)],
  });
});

test("it records in AWS's own role, made or found", () => {
  const made = synth((stack) => void recorder(stack));
  expect(only(made, "aws_iam_service_linked_role")).toMatchObject({
    aws_service_name: "config.amazonaws.com",
  });
  const found = synth(
    (stack) => void recorder(stack, { serviceLinkedRole: "existing" }),
  );
  expect(all(found, "aws_iam_service_linked_role")).toEqual([]);
  const { role_arn } = only(found, "aws_config_configuration_recorder");
  expect(shorten(String(role_arn))).toBe(
    "arn:<aws_partition.partition>:iam::<aws_caller_identity.account_id>:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
  );
});
