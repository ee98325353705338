import { z } from "zod";
import { byType, listOf, record, text, yesOrNo } from "./setting";

const local = record({
  type: z.literal("local"),
  /** Relative to the folder of `cdk.tf.json`. */
  path: text(
    "a path relative to the folder of cdk.tf.json, such as ../../../terraform.tfstate, so that the output holds no path of this machine",
    /^(?![\\/~]|[A-Za-z]:)./,
  ).exactOptional(),
});

const s3 = record({
  type: z.literal("s3"),
  bucket: text("the name of the bucket that holds the state"),
  region: text("the code of the bucket's region, such as us-east-1"),
  /** @default "security-monitor/terraform.tfstate" */
  key: text("the state's name in the bucket").exactOptional(),
  kmsKeyId: text("the ARN of a KMS key").exactOptional(),
  profile: text("the name of an AWS profile").exactOptional(),
  dynamodbTable: text("the name of the lock table").exactOptional(),
  /** Locks by a file in the bucket, from Terraform 1.10 on. */
  useLockfile: yesOrNo().exactOptional(),
});

/** HCP Terraform (Terraform Cloud) or Terraform Enterprise. */
const cloud = record({
  type: z.literal("cloud"),
  organization: text("the name of the organization"),
  /** @default - app.terraform.io */
  hostname: text("the host's name").exactOptional(),
  workspaces: z.union(
    [
      z.strictObject({ name: z.string() }),
      z.strictObject({ tags: listOf(z.string(), "tags") }),
    ],
    { error: 'expected {"name": "…"} or {"tags": ["…"]}' },
  ),
});

/** The output is a module: whoever calls it has backend and provider. */
const none = record({ type: z.literal("none") });

export const backendSettings = byType(
  ["local", "s3", "cloud", "none"],
  [local, s3, cloud, none],
);

/** Where Terraform keeps the state of the stack. */
export type BackendSettings = z.infer<typeof backendSettings>;
