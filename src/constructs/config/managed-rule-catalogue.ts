import type { ResourceType } from "./recording";

/** A rule that AWS keeps, as its page in the developer guide describes it. */
export interface CatalogueEntry {
  /** What the API calls it, which is not always the name in capitals. */
  readonly identifier: string;
  /** When resources are looked at: when they change, on a schedule, or both. */
  readonly trigger: "change" | "periodic" | "both";
  /** The types that it looks at, none for what belongs to the account as a whole. */
  readonly looksAt: readonly ResourceType[];
  /**
   * The parameters, each with the value that the benchmark asks for: AWS fills in its own defaults
   * in the console only. A list holds all possible values, the first of them the default.
   */
  readonly parameters?: Readonly<
    Record<string, number | string | boolean | readonly [string, ...string[]]>
  >;
  /** The recommendations of the CIS AWS Foundations Benchmark that it backs, by version. */
  readonly cis?: { readonly [version in "1.4" | "3.0"]?: readonly string[] };
}

const BUCKET = "AWS::S3::Bucket";
const GROUP = "AWS::EC2::SecurityGroup";
const USER = "AWS::IAM::User";

/** A recommendation that has the same number in both versions. */
const both = (...numbers: readonly string[]) => ({
  "1.4": numbers,
  "3.0": numbers,
});

/**
 * The managed rules of AWS Config that are known here.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
 */
export const managedRules = {
  "access-keys-rotated": {
    identifier: "ACCESS_KEYS_ROTATED",
    trigger: "periodic",
    looksAt: [USER],
    parameters: { maxAccessKeyAge: 90 },
    cis: both("1.14"),
  },
  "cloud-trail-cloud-watch-logs-enabled": {
    identifier: "CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED",
    trigger: "periodic",
    looksAt: [],
    cis: { "1.4": ["3.4"] },
  },
  "cloud-trail-encryption-enabled": {
    identifier: "CLOUD_TRAIL_ENCRYPTION_ENABLED",
    trigger: "periodic",
    looksAt: [],
    cis: { "1.4": ["3.7"], "3.0": ["3.5"] },
  },
  "cloud-trail-log-file-validation-enabled": {
    identifier: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
    trigger: "periodic",
    looksAt: [],
    cis: both("3.2"),
  },
  "cloudtrail-s3-dataevents-enabled": {
    identifier: "CLOUDTRAIL_S3_DATAEVENTS_ENABLED",
    trigger: "periodic",
    looksAt: [],
    cis: { "1.4": ["3.10", "3.11"], "3.0": ["3.8", "3.9"] },
  },
  "cmk-backing-key-rotation-enabled": {
    identifier: "CMK_BACKING_KEY_ROTATION_ENABLED",
    trigger: "periodic",
    looksAt: ["AWS::KMS::Key"],
    cis: { "1.4": ["3.8"], "3.0": ["3.6"] },
  },
  "ec2-ebs-encryption-by-default": {
    identifier: "EC2_EBS_ENCRYPTION_BY_DEFAULT",
    trigger: "periodic",
    looksAt: [],
    cis: both("2.2.1"),
  },
  "ec2-imdsv2-check": {
    identifier: "EC2_IMDSV2_CHECK",
    trigger: "change",
    looksAt: ["AWS::EC2::Instance"],
    cis: { "3.0": ["5.6"] },
  },
  "efs-encrypted-check": {
    identifier: "EFS_ENCRYPTED_CHECK",
    trigger: "periodic",
    looksAt: ["AWS::EFS::FileSystem"],
    cis: { "3.0": ["2.4.1"] },
  },
  "encrypted-volumes": {
    identifier: "ENCRYPTED_VOLUMES",
    trigger: "change",
    looksAt: ["AWS::EC2::Volume"],
  },
  "iam-password-policy": {
    identifier: "IAM_PASSWORD_POLICY",
    trigger: "periodic",
    looksAt: [],
    parameters: {
      MinimumPasswordLength: 14,
      PasswordReusePrevention: 24,
      MaxPasswordAge: 90,
      RequireLowercaseCharacters: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercaseCharacters: true,
    },
    cis: both("1.8", "1.9"),
  },
  "iam-policy-in-use": {
    identifier: "IAM_POLICY_IN_USE",
    trigger: "periodic",
    looksAt: [],
    parameters: {
      policyARN: "arn:aws:iam::aws:policy/AWSSupportAccess",
      policyUsageType: ["ANY", "IAM_GROUP", "IAM_ROLE", "IAM_USER"],
    },
    cis: both("1.17"),
  },
  "iam-policy-no-statements-with-admin-access": {
    identifier: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
    trigger: "change",
    looksAt: ["AWS::IAM::Policy"],
    cis: both("1.16"),
  },
  "iam-root-access-key-check": {
    identifier: "IAM_ROOT_ACCESS_KEY_CHECK",
    trigger: "periodic",
    looksAt: [],
    cis: both("1.4"),
  },
  "iam-user-no-policies-check": {
    identifier: "IAM_USER_NO_POLICIES_CHECK",
    trigger: "change",
    looksAt: [USER],
    cis: both("1.15"),
  },
  "iam-user-unused-credentials-check": {
    identifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
    trigger: "periodic",
    looksAt: [USER],
    parameters: { maxCredentialUsageAge: 45 },
    cis: both("1.12"),
  },
  "mfa-enabled-for-iam-console-access": {
    identifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
    trigger: "periodic",
    looksAt: [USER],
    cis: both("1.10"),
  },
  "multi-region-cloudtrail-enabled": {
    identifier: "MULTI_REGION_CLOUD_TRAIL_ENABLED",
    trigger: "periodic",
    looksAt: [],
    parameters: {
      includeManagementEvents: true,
      readWriteType: ["ALL", "ReadOnly", "WriteOnly"],
    },
    cis: both("3.1"),
  },
  "nacl-no-unrestricted-ssh-rdp": {
    identifier: "NACL_NO_UNRESTRICTED_SSH_RDP",
    trigger: "change",
    looksAt: ["AWS::EC2::NetworkAcl"],
    cis: both("5.1"),
  },
  "rds-automatic-minor-version-upgrade-enabled": {
    identifier: "RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED",
    trigger: "change",
    looksAt: ["AWS::RDS::DBInstance"],
    cis: { "3.0": ["2.3.2"] },
  },
  "rds-instance-public-access-check": {
    identifier: "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
    trigger: "change",
    looksAt: ["AWS::RDS::DBInstance"],
    cis: { "3.0": ["2.3.3"] },
  },
  "rds-storage-encrypted": {
    identifier: "RDS_STORAGE_ENCRYPTED",
    trigger: "change",
    looksAt: ["AWS::RDS::DBInstance"],
    cis: both("2.3.1"),
  },
  "restricted-common-ports": {
    identifier: "RESTRICTED_INCOMING_TRAFFIC",
    trigger: "both",
    looksAt: [GROUP],
    parameters: {
      blockedPort1: 20,
      blockedPort2: 21,
      blockedPort3: 3389,
      blockedPort4: 3306,
      blockedPort5: 4333,
    },
    cis: { "1.4": ["5.2"] },
  },
  "restricted-ssh": {
    identifier: "INCOMING_SSH_DISABLED",
    trigger: "both",
    looksAt: [GROUP],
    cis: { "1.4": ["5.2"] },
  },
  "root-account-hardware-mfa-enabled": {
    identifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
    trigger: "periodic",
    looksAt: [],
    cis: both("1.6"),
  },
  "root-account-mfa-enabled": {
    identifier: "ROOT_ACCOUNT_MFA_ENABLED",
    trigger: "periodic",
    looksAt: [],
    cis: both("1.5"),
  },
  "s3-account-level-public-access-blocks-periodic": {
    identifier: "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC",
    trigger: "periodic",
    looksAt: [],
    parameters: {
      BlockPublicAcls: ["True", "False"],
      BlockPublicPolicy: ["True", "False"],
      IgnorePublicAcls: ["True", "False"],
      RestrictPublicBuckets: ["True", "False"],
    },
    cis: { "1.4": ["2.1.5"], "3.0": ["2.1.4"] },
  },
  "s3-bucket-level-public-access-prohibited": {
    identifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
    trigger: "change",
    looksAt: [BUCKET],
    cis: { "1.4": ["2.1.5"], "3.0": ["2.1.4"] },
  },
  "s3-bucket-logging-enabled": {
    identifier: "S3_BUCKET_LOGGING_ENABLED",
    trigger: "change",
    looksAt: [BUCKET],
    cis: { "1.4": ["3.6"], "3.0": ["3.4"] },
  },
  "s3-bucket-public-read-prohibited": {
    identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    trigger: "both",
    looksAt: [BUCKET],
    cis: { "1.4": ["3.3"] },
  },
  "s3-bucket-public-write-prohibited": {
    identifier: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
    trigger: "both",
    looksAt: [BUCKET],
    cis: { "1.4": ["3.3"] },
  },
  "s3-bucket-ssl-requests-only": {
    identifier: "S3_BUCKET_SSL_REQUESTS_ONLY",
    trigger: "change",
    looksAt: [BUCKET],
    cis: { "1.4": ["2.1.2"], "3.0": ["2.1.1"] },
  },
  "vpc-default-security-group-closed": {
    identifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
    trigger: "change",
    looksAt: [GROUP],
    cis: { "1.4": ["5.3"], "3.0": ["5.4"] },
  },
  "vpc-flow-logs-enabled": {
    identifier: "VPC_FLOW_LOGS_ENABLED",
    trigger: "periodic",
    looksAt: ["AWS::EC2::VPC"],
    parameters: { trafficType: ["REJECT", "ALL", "ACCEPT"] },
    cis: { "1.4": ["3.9"], "3.0": ["3.7"] },
  },
  "vpc-sg-port-restriction-check": {
    identifier: "VPC_SG_PORT_RESTRICTION_CHECK",
    trigger: "periodic",
    looksAt: [GROUP],
    parameters: {
      restrictPorts: "22,3389",
      protocolType: ["ALL", "TCP", "UDP"],
      ipType: ["ALL", "IPv4", "IPv6"],
    },
    cis: { "1.4": ["5.2"], "3.0": ["5.2", "5.3"] },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
