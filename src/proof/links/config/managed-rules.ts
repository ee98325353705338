/** What is documented of a rule that AWS keeps. */
export interface KnownManagedRule {
  /** When resources are looked at: when they change, on a schedule, or both. */
  readonly trigger: "change" | "periodic" | "both";
  /** The types that it looks at, none for what belongs to the account as a whole. */
  readonly types: readonly string[];
}

const change = (...types: string[]): KnownManagedRule => ({
  trigger: "change",
  types,
});
const both = (...types: string[]): KnownManagedRule => ({
  trigger: "both",
  types,
});
const periodic = (...types: string[]): KnownManagedRule => ({
  trigger: "periodic",
  types,
});

const BUCKET = "AWS::S3::Bucket";
const DATABASE = "AWS::RDS::DBInstance";
const GROUP = "AWS::EC2::SecurityGroup";
const INSTANCE = "AWS::EC2::Instance";
const USER = "AWS::IAM::User";

/**
 * The managed rules that people alert on most, by their identifiers.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html each rule's page has its types and trigger
 */
export const managedRules: ReadonlyMap<string, KnownManagedRule> = new Map([
  ["ACCESS_KEYS_ROTATED", periodic(USER)],
  ["CLOUDTRAIL_S3_DATAEVENTS_ENABLED", periodic()],
  ["CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED", periodic()],
  ["CLOUD_TRAIL_ENABLED", periodic()],
  ["CLOUD_TRAIL_ENCRYPTION_ENABLED", periodic()],
  ["CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", periodic()],
  ["CMK_BACKING_KEY_ROTATION_ENABLED", periodic("AWS::KMS::Key")],
  ["EC2_EBS_ENCRYPTION_BY_DEFAULT", periodic()],
  ["EC2_IMDSV2_CHECK", change(INSTANCE)],
  ["EC2_INSTANCE_NO_PUBLIC_IP", change(INSTANCE)],
  ["EFS_ENCRYPTED_CHECK", periodic("AWS::EFS::FileSystem")],
  ["ENCRYPTED_VOLUMES", change("AWS::EC2::Volume")],
  ["IAM_PASSWORD_POLICY", periodic()],
  ["IAM_POLICY_IN_USE", periodic()],
  ["IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", change("AWS::IAM::Policy")],
  ["IAM_ROOT_ACCESS_KEY_CHECK", periodic()],
  ["IAM_USER_NO_POLICIES_CHECK", change(USER)],
  ["IAM_USER_UNUSED_CREDENTIALS_CHECK", periodic(USER)],
  ["INCOMING_SSH_DISABLED", both(GROUP)],
  ["MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS", periodic(USER)],
  ["MULTI_REGION_CLOUD_TRAIL_ENABLED", periodic()],
  ["NACL_NO_UNRESTRICTED_SSH_RDP", change("AWS::EC2::NetworkAcl")],
  ["RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED", change(DATABASE)],
  ["RDS_INSTANCE_PUBLIC_ACCESS_CHECK", change(DATABASE)],
  ["RDS_STORAGE_ENCRYPTED", change(DATABASE)],
  ["RESTRICTED_INCOMING_TRAFFIC", both(GROUP)],
  ["ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", periodic()],
  ["ROOT_ACCOUNT_MFA_ENABLED", periodic()],
  ["S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC", periodic()],
  ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", change(BUCKET)],
  ["S3_BUCKET_LOGGING_ENABLED", change(BUCKET)],
  ["S3_BUCKET_PUBLIC_READ_PROHIBITED", both(BUCKET)],
  ["S3_BUCKET_PUBLIC_WRITE_PROHIBITED", both(BUCKET)],
  ["S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED", change(BUCKET)],
  ["S3_BUCKET_SSL_REQUESTS_ONLY", change(BUCKET)],
  ["S3_BUCKET_VERSIONING_ENABLED", change(BUCKET)],
  ["VPC_DEFAULT_SECURITY_GROUP_CLOSED", change(GROUP)],
  ["VPC_FLOW_LOGS_ENABLED", periodic("AWS::EC2::VPC")],
  ["VPC_SG_PORT_RESTRICTION_CHECK", periodic(GROUP)],
]);
