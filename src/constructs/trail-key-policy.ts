import type { PolicyStatement } from "./policy-document";
import type { TrailIdentity } from "./trail-identity";

/**
 * What CloudTrail needs in the policy of the key that encrypts a trail's log files.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function trailKeyStatements(
  trail: TrailIdentity,
): readonly PolicyStatement[] {
  const onlyThisTrail = { "aws:SourceArn": trail.arn };
  return [
    {
      Sid: "CloudTrailEncrypt",
      ...cloudTrail,
      Action: "kms:GenerateDataKey*",
      Condition: {
        StringEquals: onlyThisTrail,
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": trail.arnInAnyRegion,
        },
      },
    },
    {
      Sid: "CloudTrailDescribe",
      ...cloudTrail,
      Action: "kms:DescribeKey",
      Condition: { StringEquals: onlyThisTrail },
    },
    {
      // Asked for when the bucket uses an S3 bucket key.
      Sid: "CloudTrailDecrypt",
      ...cloudTrail,
      Action: "kms:Decrypt",
      Condition: { StringEquals: onlyThisTrail },
    },
  ];
}

const cloudTrail = {
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Resource: "*",
} as const;
