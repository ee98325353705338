// Data gets out, or may: published, shared with an account, exported, replicated.

import type { Rule } from "../../src/rule/rule";
import { aclPublic } from "./acl-public";
import { amiPublic } from "./ami-public";
import { amiShared } from "./ami-shared";
import { bucketPolicyPublic } from "./bucket-policy-public";
import { bucketReplicatedToAccount } from "./bucket-replicated-to-account";
import { cdnChanges } from "./cdn-changes";
import { dataTransferSetUp } from "./data-transfer-set-up";
import { databaseExported } from "./database-exported";
import { databasePublic } from "./database-public";
import { databaseSnapshotCopiedAcrossRegions } from "./database-snapshot-copied-across-regions";
import { databaseSnapshotShared } from "./database-snapshot-shared";
import { ebsSnapshotPublic } from "./ebs-snapshot-public";
import { ebsSnapshotShared } from "./ebs-snapshot-shared";
import { instanceExported } from "./instance-exported";
import { kmsGrantCreated } from "./kms-grant-created";
import { lambdaShared } from "./lambda-shared";
import { lambdaUrlPublic } from "./lambda-url-public";
import { publicSharingUnblocked } from "./public-sharing-unblocked";
import { resourcePolicyChanges } from "./resource-policy-changes";
import { secretPolicyChanges } from "./secret-policy-changes";

/** Data that is shared or sent out. */
export const exfiltration: readonly Rule[] = [
  aclPublic,
  amiPublic,
  amiShared,
  bucketPolicyPublic,
  bucketReplicatedToAccount,
  cdnChanges,
  dataTransferSetUp,
  databaseExported,
  databasePublic,
  databaseSnapshotCopiedAcrossRegions,
  databaseSnapshotShared,
  ebsSnapshotPublic,
  ebsSnapshotShared,
  instanceExported,
  kmsGrantCreated,
  lambdaShared,
  lambdaUrlPublic,
  publicSharingUnblocked,
  resourcePolicyChanges,
  secretPolicyChanges,
];
