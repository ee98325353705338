import { partitionOf } from "../../project/regions";
import { arn, domainOf, later, text, type Compute, type Draft } from "./draft";
import { identity } from "./identity";
import { messaging } from "./messaging";
import { monitoring } from "./monitoring";
import { policyDocument } from "./policy-document";
import { storage } from "./storage";
import { placeholder } from "../placeholder";

const region: Compute = (draft) => {
  const given = draft.values["name"] ?? draft.values["region"];
  const name = typeof given === "string" ? given : draft.region;
  return {
    endpoint: `ec2.${name}.${domainOf(name)}`,
    id: name,
    name,
    region: name,
  };
};

const partition: Compute = (draft) => ({
  dns_suffix: domainOf(draft.region),
  id: partitionOf(draft.region),
  partition: partitionOf(draft.region),
  reverse_dns_prefix: domainOf(draft.region).split(".").toReversed().join("."),
});

const caller: Compute = (draft) => ({
  account_id: draft.account,
  arn: later(draft, "arn"),
  id: draft.account,
  user_id: later(draft, "user_id"),
});

/** There is one organization that an account is in. */
const organization: Compute = (draft) => {
  const [id, manager] = [
    placeholder("organization"),
    placeholder("management account"),
  ];
  return {
    arn: `arn:${partitionOf(draft.region)}:organizations::${manager}:organization/${id}`,
    id,
    master_account_arn: `arn:${partitionOf(draft.region)}:organizations::${manager}:account/${id}/${manager}`,
    master_account_id: manager,
  };
};

const managedPolicy: Compute = (draft) => {
  const given = draft.values["arn"];
  const policyArn =
    typeof given === "string"
      ? given
      : // Whether AWS or the account keeps the policy is not known from its name.
        later(draft, "arn");
  return { arn: policyArn, id: policyArn };
};

const kmsKey: Compute = (draft) => {
  const given = text(draft, "key_id");
  if (given.startsWith("arn:") && given.includes(":key/")) {
    const id = given.slice(given.indexOf(":key/") + 5);
    return { arn: given, id, key_id: given };
  }
  const id = /^(arn:|alias\/)/.test(given) ? later(draft, "id") : given;
  return { arn: arn(draft, "kms", `key/${id}`), id };
};

const kmsAlias: Compute = (draft) => ({
  arn: arn(draft, "kms", text(draft, "name")),
  id: arn(draft, "kms", text(draft, "name")),
  target_key_arn: arn(draft, "kms", `key/${later(draft, "target_key_id")}`),
  target_key_id: later(draft, "target_key_id"),
});

/** A data source whose attributes are those of the resource that it finds. */
const like =
  (compute: Compute | undefined): Compute =>
  (draft: Draft) =>
    compute?.(draft) ?? {};

/** Data sources. */
export const lookedUp: Readonly<Record<string, Compute>> = {
  aws_caller_identity: caller,
  aws_cloudwatch_event_bus: like(monitoring["aws_cloudwatch_event_bus"]),
  aws_cloudwatch_log_group: like(monitoring["aws_cloudwatch_log_group"]),
  aws_dynamodb_table: like(storage["aws_dynamodb_table"]),
  aws_iam_policy: managedPolicy,
  aws_iam_policy_document: policyDocument,
  aws_iam_role: like(identity["aws_iam_role"]),
  aws_iam_user: like(identity["aws_iam_user"]),
  aws_kms_alias: kmsAlias,
  aws_kms_key: kmsKey,
  aws_lambda_function: like(messaging["aws_lambda_function"]),
  aws_organizations_organization: organization,
  aws_partition: partition,
  aws_region: region,
  aws_s3_bucket: like(storage["aws_s3_bucket"]),
  aws_sns_topic: like(messaging["aws_sns_topic"]),
  aws_sqs_queue: like(messaging["aws_sqs_queue"]),
  archive_file: (draft) => ({
    output_base64sha256: later(draft, "output_base64sha256"),
    output_md5: later(draft, "output_md5"),
    output_sha: later(draft, "output_sha"),
  }),
};
