import {
  allowsNo,
  alsoSaying,
  both,
  type Check,
  everybody,
  given,
  has,
  hasAttached,
  is,
  isNot,
  type Met,
  without,
} from "./check";
import { values } from "./document";

const lambda = "aws_lambda_function";
const table = "aws_dynamodb_table";

/** Looks like the id of an access key, or like its secret. */
const secret =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|(?<![\w/+=])[\w/+]{40}(?![\w/+=])/;

const keepsNoSecret: Met = (subject) =>
  !values(subject, "environment.variables").some((variables) =>
    Object.values(Object(variables)).some((value) =>
      secret.test(String(value)),
    ),
  );

/** What is demanded of functions and what calls them, tables, and keys. */
export const functionChecks: readonly Check[] = [
  {
    ids: ["CKV_AWS_45"],
    demands: "A function's variables hold no access key",
    of: lambda,
    met: keepsNoSecret,
    turns: [
      given({ environment: { variables: { ID: `AKIA${"A1".repeat(8)}` } } }),
      given({ environment: { variables: { SECRET: "aB3/".repeat(10) } } }),
    ],
  },
  {
    ids: ["CKV_AWS_50", "AVD-AWS-0066"],
    demands: "A function is traced by X-Ray",
    of: lambda,
    met: is("tracing_config.mode", "Active"),
    turns: [given({ tracing_config: { mode: "Active" } })],
  },
  {
    ids: ["CKV_AWS_115"],
    demands: "A function has a concurrency of its own",
    of: lambda,
    met: has("reserved_concurrent_executions"),
    turns: [given({ reserved_concurrent_executions: 5 })],
  },
  {
    ids: ["CKV_AWS_116"],
    demands: "A function has a dead-letter queue of its own",
    of: lambda,
    met: has("dead_letter_config.target_arn"),
    turns: [given({ dead_letter_config: { target_arn: "arn" } })],
  },
  {
    ids: ["CKV_AWS_117"],
    demands: "A function runs in a VPC",
    of: lambda,
    met: has("vpc_config.subnet_ids"),
    turns: [given({ vpc_config: { subnet_ids: ["subnet"] } })],
  },
  {
    ids: ["CKV_AWS_173"],
    demands: "A function encrypts its variables with a key of one's own",
    of: lambda,
    met: (subject) =>
      !has("environment")(subject) || has("kms_key_arn")(subject),
    turns: [given({ kms_key_arn: "arn" })],
  },
  {
    ids: ["CKV_AWS_272"],
    demands: "A function's code is signed",
    of: lambda,
    met: has("code_signing_config_arn"),
    turns: [given({ code_signing_config_arn: "arn" })],
  },
  {
    ids: ["CKV_AWS_364", "AVD-AWS-0067"],
    demands: "A permission to call a function names the caller",
    of: "aws_lambda_permission",
    met: has("source_arn"),
    turns: [without("source_arn")],
  },
  {
    ids: ["CKV_AWS_28", "AVD-AWS-0024"],
    demands: "A table can be restored to any second",
    of: table,
    met: is("point_in_time_recovery.enabled", true),
    turns: [
      without("point_in_time_recovery"),
      given({ point_in_time_recovery: { enabled: false } }),
    ],
  },
  {
    ids: ["CKV_AWS_119", "AVD-AWS-0025"],
    demands: "A table encrypts with a key of one's own",
    of: table,
    met: both(
      is("server_side_encryption.enabled", true),
      has("server_side_encryption.kms_key_arn"),
    ),
    turns: [
      without("server_side_encryption"),
      given({ server_side_encryption: { enabled: true } }),
    ],
  },
  {
    ids: ["CKV_AWS_7", "AVD-AWS-0065"],
    demands: "A key is renewed every year",
    of: "aws_kms_key",
    met: is("enable_key_rotation", true),
    turns: [without("enable_key_rotation")],
  },
  {
    ids: ["CKV2_AWS_64"],
    demands: "A key has a policy",
    of: "aws_kms_key",
    met: (key) =>
      has("policy")(key) ||
      hasAttached("aws_kms_key_policy", undefined, "key_id")(key),
    turns: [without("policy")],
  },
  {
    ids: ["CKV_AWS_33"],
    demands: "A key's policy lets nobody in from anywhere",
    of: "aws_kms_key",
    met: allowsNo(everybody),
    turns: [
      alsoSaying({ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*" }),
    ],
  },
  {
    ids: ["CKV_AWS_82", "AVD-AWS-0007"],
    demands: "A workgroup's settings hold for all its queries",
    of: "aws_athena_workgroup",
    met: isNot("configuration.enforce_workgroup_configuration", false),
    turns: [
      given({ configuration: { enforce_workgroup_configuration: false } }),
    ],
  },
  {
    ids: ["CKV_AWS_159", "AVD-AWS-0006"],
    demands: "A workgroup encrypts its results",
    of: "aws_athena_workgroup",
    met: has(
      "configuration.result_configuration.encryption_configuration.encryption_option",
    ),
    turns: [without("configuration")],
  },
];
