import type { PolicyStatement } from "./policy-document";
import type { TrailIdentity } from "./trail-identity";

/** What the policy says of its bucket. */
export interface TrailBucket {
  readonly arn: string;
  /** A folder for the logs, without slashes at its ends. */
  readonly keyPrefix: string | undefined;
  /** The trail that may write to the bucket. */
  readonly writer: TrailIdentity | "any-trail";
}

/**
 * What CloudTrail needs in the policy of its bucket. It checks all of it when the trail is made,
 * for an organization's trail also the path of the account itself.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function trailStatements(
  bucket: TrailBucket,
): readonly PolicyStatement[] {
  const { arn, keyPrefix, writer } = bucket;
  const folder = [arn, ...(keyPrefix ? [keyPrefix] : []), "AWSLogs"].join("/");
  const sourceArn =
    writer === "any-trail" ? undefined : { "aws:SourceArn": writer.arn };

  const write = (sid: string, path: string): PolicyStatement => ({
    Sid: sid,
    ...cloudTrail,
    Action: "s3:PutObject",
    Resource: path,
    Condition: {
      StringEquals: {
        "s3:x-amz-acl": "bucket-owner-full-control",
        ...sourceArn,
      },
    },
  });

  return [
    {
      Sid: "AWSCloudTrailAclCheck",
      ...cloudTrail,
      Action: "s3:GetBucketAcl",
      Resource: arn,
      ...(sourceArn && { Condition: { StringEquals: sourceArn } }),
    },
    write(
      "AllowCloudTrailWrite",
      writer === "any-trail" ? `${folder}/*` : `${folder}/${writer.account}/*`,
    ),
    ...(writer !== "any-trail" && writer.organizationId !== undefined
      ? [
          write(
            "AllowCloudTrailOrganizationWrite",
            `${folder}/${writer.organizationId}/*`,
          ),
        ]
      : []),
  ];
}

const cloudTrail = {
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
} as const;
