import type { Value } from "../model";
import {
  globalArn,
  later,
  named,
  text,
  arn,
  type Compute,
  type Draft,
} from "./draft";

/** ARNs of IAM hold the path: `/`, or `/service-role/` and the like. */
function path(draft: Draft): string {
  return typeof draft.values["path"] === "string" ? text(draft, "path") : "/";
}

const principal =
  (kind: "role" | "user" | "group" | "instance-profile"): Compute =>
  (draft) => {
    const name = named(draft);
    return {
      arn: globalArn(draft, "iam", `${kind}${path(draft)}${name}`),
      id: name,
      name,
      path: path(draft),
      unique_id: later(draft, "unique_id"),
    };
  };

const policy: Compute = (draft) => {
  const name = named(draft);
  const policyArn = globalArn(draft, "iam", `policy${path(draft)}${name}`);
  return {
    arn: policyArn,
    id: policyArn,
    name,
    path: path(draft),
    policy_id: later(draft, "policy_id"),
  };
};

const inline =
  (of: "role" | "user" | "group"): Compute =>
  (draft) => ({ id: `${text(draft, of)}:${named(draft)}`, name: named(draft) });

const key: Compute = (draft) => {
  const id = later(draft, "key_id");
  const keyId = draft.values["multi_region"] === true ? `mrk-${id}` : id;
  return {
    arn: arn(draft, "kms", `key/${keyId}`),
    id: keyId,
    key_id: keyId,
    is_enabled: draft.values["is_enabled"] ?? true,
  };
};

const alias: Compute = (draft) => {
  const name = aliasName(draft);
  const target: Value = draft.values["target_key_id"] ?? null;
  return {
    arn: arn(draft, "kms", name),
    id: name,
    name,
    target_key_arn: typeof target === "string" ? keyArn(draft, target) : target,
  };
};

function aliasName(draft: Draft): string {
  const name = named(draft);
  return name.startsWith("alias/") ? name : `alias/${name}`;
}

function keyArn(draft: Draft, key: string): string {
  return key.startsWith("arn:") ? key : arn(draft, "kms", `key/${key}`);
}

/** Roles, users, policies and keys. */
export const identity: Readonly<Record<string, Compute>> = {
  aws_iam_role: principal("role"),
  aws_iam_user: principal("user"),
  aws_iam_group: principal("group"),
  aws_iam_instance_profile: principal("instance-profile"),
  aws_iam_service_linked_role: (draft) => ({
    arn: globalArn(
      draft,
      "iam",
      `role/aws-service-role/${text(draft, "aws_service_name")}/${later(draft, "name")}`,
    ),
    name: later(draft, "name"),
  }),
  aws_iam_policy: policy,
  aws_iam_role_policy: inline("role"),
  aws_iam_user_policy: inline("user"),
  aws_iam_group_policy: inline("group"),
  aws_kms_key: key,
  aws_kms_external_key: key,
  aws_kms_replica_key: key,
  aws_kms_alias: alias,
};
