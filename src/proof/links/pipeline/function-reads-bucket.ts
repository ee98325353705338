import type { Resource } from "../../model";
import { attachedTo } from "../access/attached-policy";
import type { LogObject } from "./bucket-notification";
import { roleOf } from "../function/function-role";
import type { Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { roleMay } from "../access/role";
import { roleKeyFindings } from "../access/role-key";
import { suspectingPrefix } from "./trail-objects";
import { nameIn, textOf } from "../graph/values";

/** Where a trail's log files lie. */
export interface LogFiles {
  readonly trail: Resource;
  readonly bucket: Resource;
  readonly objects: readonly LogObject[];
}

/**
 * Whether a function may read the log files that it hears of: the objects, and the key that
 * CloudTrail encrypts them with.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html (decrypt permissions)
 */
export function functionReadsBucket(
  graph: Graph,
  { trail, bucket, objects }: LogFiles,
  lambda: Resource,
): readonly Finding[] {
  const role = roleOf(graph, lambda);
  if (!("address" in role)) return role;
  const arn = nameIn(bucket, "arn");
  const [document] = attachedTo(graph, {
    target: bucket,
    type: "aws_s3_bucket_policy",
    argument: "bucket",
    names: ["id", "bucket", "arn"].map((name) => nameIn(bucket, name)),
    arn,
  }).documents;
  const unread = objects
    .map(({ key, name }) =>
      roleMay(graph, role, [
        {
          action: "s3:GetObject",
          resource: `${arn}/${key}`,
          stake: {
            id: "role-permission-denied",
            need: `let ${role.address} read ${name}`,
          },
          ...(document && { on: { document, kind: "resource" } }),
        },
      ]),
    )
    .find((findings) => findings.length > 0);
  return [
    ...suspectingPrefix(trail, unread ?? []),
    ...roleKeyFindings(graph, {
      role,
      of: trail,
      key: textOf(trail.values, "kms_key_id"),
      actions: ["kms:Decrypt"],
      via: "s3",
      context: {
        "kms:EncryptionContext:aws:cloudtrail:arn": textOf(trail.values, "arn"),
        "kms:EncryptionContext:aws:s3:arn": `${arn}/${objects[0]?.key ?? ""}`,
      },
    }),
  ];
}
