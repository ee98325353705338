import type { ManagedRuleName } from "./managed-rule-sets";
import type { ResourceType } from "./recording";

/** How AWS's own runbooks put something right. */
export interface Runbook {
  /** The SSM document. */
  readonly document: string;
  readonly resourceType: ResourceType;
  /** The document's parameter that takes the id of the resource. */
  readonly resourceParameter: string;
  /** What the document calls. Only these go into the role. */
  readonly actions: readonly [string, ...string[]];
}

/** The document starts itself by API, as its page says. */
const ofConfig = [
  "ssm:StartAutomationExecution",
  "ssm:GetAutomationExecution",
] as const;

/** Its page lists no actions; this is the one that blocking public access takes. */
const blockPublicAccess: Runbook = {
  document: "AWS-DisableS3BucketPublicReadWrite",
  resourceType: "AWS::S3::Bucket",
  resourceParameter: "S3BucketName",
  actions: ["s3:PutBucketPublicAccessBlock"],
};

/**
 * The rules whose breaches AWS has a runbook for that does nothing besides. What takes away more
 * than the breach is left out on purpose, such as all rules of a group that name the whole world.
 *
 * @see https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-runbook-reference.html
 */
export const remediations = {
  /** Removes the rules that let the world in on port 22. Its page says nothing of wider ranges: do not count on it there. */
  "restricted-ssh": {
    document: "AWS-DisableIncomingSSHOnPort22",
    resourceType: "AWS::EC2::SecurityGroup",
    resourceParameter: "SecurityGroupIds",
    actions: ["ec2:DescribeSecurityGroups", "ec2:RevokeSecurityGroupIngress"],
  },
  /** Sets all four public access blocks of the bucket. A public website goes dark. */
  "s3-bucket-public-read-prohibited": blockPublicAccess,
  "s3-bucket-public-write-prohibited": blockPublicAccess,
  "s3-bucket-level-public-access-prohibited": blockPublicAccess,
  /** Adds a statement to the bucket's policy that denies plain HTTP. */
  "s3-bucket-ssl-requests-only": {
    document: "AWSConfigRemediation-RestrictBucketSSLRequestsOnly",
    resourceType: "AWS::S3::Bucket",
    resourceParameter: "BucketName",
    actions: [
      ...ofConfig,
      "s3:DeleteBucketPolicy",
      "s3:GetBucketPolicy",
      "s3:PutBucketPolicy",
      "s3:PutEncryptionConfiguration",
    ],
  },
  /** Removes all rules of a VPC's default security group. What still uses the group is cut off. */
  "vpc-default-security-group-closed": {
    document: "AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules",
    resourceType: "AWS::EC2::SecurityGroup",
    resourceParameter: "GroupId",
    actions: [
      ...ofConfig,
      "ec2:DescribeSecurityGroups",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
    ],
  },
} as const satisfies { readonly [name in ManagedRuleName]?: Runbook };

/** A managed rule whose breaches can be put right by themselves. */
export type RemediableRule = keyof typeof remediations;
