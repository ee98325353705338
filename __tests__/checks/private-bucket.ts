import { hasAttached, is, type Met } from "./check";

const publicAcl = hasAttached(
  "aws_s3_bucket_acl",
  is("acl", "public-read", "public-read-write", "authenticated-read"),
);

const ignoresAcls = hasAttached(
  "aws_s3_bucket_public_access_block",
  is("ignore_public_acls", true),
);

/** No ACL opens the bucket, or none counts. */
export const isPrivate: Met = (bucket) =>
  ignoresAcls(bucket) || !publicAcl(bucket);
