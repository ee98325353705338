import {
  AlertTopic,
  EncryptionKey,
  LogGroup,
  TrailIdentity,
} from "../../src/constructs";
import { trailKeyStatements } from "../../src/constructs/trail-key-policy";
import type { TerraformStack } from "cdktf";
import { only, statements, synth } from "./synth";

const makeKey = (stack: TerraformStack) =>
  new EncryptionKey(stack, "key", {
    alias: "audit",
    description: "For tests.",
  });

const policyOf = (use: (stack: TerraformStack, key: EncryptionKey) => void) => {
  const document = synth((stack) => use(stack, makeKey(stack)));
  return statements(only(document, "aws_kms_key")["policy"]);
};

test("a key rotates, has an alias, and its account keeps control of it", () => {
  const document = synth((stack) => void makeKey(stack));
  const { policy, ...key } = only(document, "aws_kms_key");
  expect(key).toMatchObject({
    description: "For tests.",
    enable_key_rotation: true,
    deletion_window_in_days: 30,
  });
  expect(only(document, "aws_kms_alias")).toMatchObject({
    name: "alias/audit",
  });
  expect(statements(policy)).toEqual({
    AccountAdministration: {
      Sid: "AccountAdministration",
      Effect: "Allow",
      Principal: {
        AWS: "arn:<aws_partition.partition>:iam::<aws_caller_identity.account_id>:root",
      },
      Action: "kms:*",
      Resource: "*",
    },
  });
});

test("a log group that is encrypted with a key makes the key admit it, and it alone", () => {
  const { LogGroupSecurityLogs: statement } = policyOf((stack, encryption) => {
    new LogGroup(stack, "security_logs", { name: "/a/b", encryption });
  });
  expect(statement).toMatchObject({
    Principal: { Service: "logs.<aws_region.id>.<aws_partition.dns_suffix>" },
    Condition: {
      ArnEquals: {
        "kms:EncryptionContext:aws:logs:arn":
          "arn:<aws_partition.partition>:logs:<aws_region.id>:<aws_caller_identity.account_id>:log-group:/a/b",
      },
    },
  });
});

test("a topic that is encrypted with a key makes the key admit its publishers, EventBridge without a condition", () => {
  const policy = policyOf((stack, encryption) => {
    new AlertTopic(stack, "topic", { name: "alerts", encryption });
  });
  const actions = ["kms:GenerateDataKey*", "kms:Decrypt"];
  expect(policy["AllowAlarms"]).toMatchObject({
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: actions,
    Condition: {
      StringEquals: { "aws:SourceAccount": "<aws_caller_identity.account_id>" },
      ArnLike: {
        "aws:SourceArn":
          "arn:<aws_partition.partition>:cloudwatch:<aws_region.id>:<aws_caller_identity.account_id>:alarm:*",
      },
    },
  });
  expect(policy["AllowEvents"]).toEqual({
    Sid: "AllowEvents",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: actions,
    Resource: "*",
  });
});

test("two topics share a key, and its policy says each thing once", () => {
  const policy = policyOf((stack, encryption) => {
    new AlertTopic(stack, "high", { name: "high", encryption });
    new AlertTopic(stack, "low", { name: "low", encryption });
  });
  expect(Object.keys(policy)).toEqual([
    "AccountAdministration",
    "AllowAlarms",
    "AllowEvents",
  ]);
});

test("two trails do not share a key by accident", () => {
  synth((stack) => {
    const key = makeKey(stack);
    const statementsFor = (name: string) =>
      trailKeyStatements(new TrailIdentity(stack, { name }));
    key.allow(...statementsFor("one"));
    expect(() => key.allow(...statementsFor("two"))).toThrow(
      'the key "stack/key" already has another statement "CloudTrailEncrypt": expected one user of this kind for each key, give the second its own EncryptionKey',
    );
  });
});
