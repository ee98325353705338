// The protection of buckets, databases and keys is changed. Letting data out: exfiltration; destroying it: impact.

import type { Rule } from "../../src/rule/rule";
import { bucketDeleted } from "./bucket-deleted";
import { bucketPolicyChanges } from "./bucket-policy-changes";
import { bucketProtectionRemoved } from "./bucket-protection-removed";
import { databasePasswordChanged } from "./database-password-changed";
import { databaseRoleAdded } from "./database-role-added";
import { ebsEncryptionDefaultChanged } from "./ebs-encryption-default-changed";
import { kmsKeyDisabledOrDeleted } from "./kms-key-disabled-or-deleted";
import { kmsKeyPolicyChanges } from "./kms-key-policy-changes";

/** Buckets, databases and keys. */
export const data: readonly Rule[] = [
  bucketDeleted,
  bucketPolicyChanges,
  bucketProtectionRemoved,
  databasePasswordChanged,
  databaseRoleAdded,
  ebsEncryptionDefaultChanged,
  kmsKeyDisabledOrDeleted,
  kmsKeyPolicyChanges,
];
