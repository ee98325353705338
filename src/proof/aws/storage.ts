import { partitionOf } from "../../project/regions";
import { domainOf, later, named, text, arn, type Compute } from "./draft";

const bucket: Compute = (draft) => {
  const name = named(draft, "bucket");
  const domain = domainOf(draft.region);
  return {
    arn: `arn:${partitionOf(draft.region)}:s3:::${name}`,
    bucket: name,
    bucket_domain_name: `${name}.s3.${domain}`,
    bucket_regional_domain_name: `${name}.s3.${draft.region}.${domain}`,
    id: name,
    region: draft.region,
  };
};

const ofBucket: Compute = (draft) => ({ id: text(draft, "bucket") });

const table: Compute = (draft) => {
  const name = named(draft);
  const tableArn = arn(draft, "dynamodb", `table/${name}`);
  return {
    arn: tableArn,
    id: name,
    name,
    stream_arn: `${tableArn}/stream/${later(draft, "stream_label")}`,
    stream_label: later(draft, "stream_label"),
  };
};

/** The provider's defaults of a public access block: nothing is blocked. */
const accessBlock: Compute = (draft) => ({
  block_public_acls: draft.values["block_public_acls"] ?? false,
  block_public_policy: draft.values["block_public_policy"] ?? false,
  ignore_public_acls: draft.values["ignore_public_acls"] ?? false,
  restrict_public_buckets: draft.values["restrict_public_buckets"] ?? false,
  ...ofBucket(draft),
});

const accessPoint: Compute = (draft) => ({
  arn: arn(draft, "s3", `accesspoint/${text(draft, "name")}`),
  id: `${draft.account}:${text(draft, "name")}`,
});

/** Buckets, tables and what belongs to them. */
export const storage: Readonly<Record<string, Compute>> = {
  aws_s3_bucket: bucket,
  aws_s3_bucket_acl: ofBucket,
  aws_s3_bucket_cors_configuration: ofBucket,
  aws_s3_bucket_lifecycle_configuration: ofBucket,
  aws_s3_bucket_logging: ofBucket,
  aws_s3_bucket_notification: ofBucket,
  aws_s3_bucket_object_lock_configuration: ofBucket,
  aws_s3_bucket_ownership_controls: ofBucket,
  aws_s3_bucket_policy: ofBucket,
  aws_s3_bucket_public_access_block: accessBlock,
  aws_s3_bucket_replication_configuration: ofBucket,
  aws_s3_bucket_server_side_encryption_configuration: ofBucket,
  aws_s3_bucket_versioning: ofBucket,
  aws_s3_access_point: accessPoint,
  aws_dynamodb_table: table,
};
