// Data and resources are destroyed, locked or held to ransom, or lose what would bring them back.

import type { Rule } from "../../src/rule/rule";
import { backupPlanWeakened } from "./backup-plan-weakened";
import { backupsDeleted } from "./backups-deleted";
import { bucketEmptiedByLifecycle } from "./bucket-emptied-by-lifecycle";
import { bucketLockWeakened } from "./bucket-lock-weakened";
import { dataStoreDeleted } from "./data-store-deleted";
import { databaseBackupsDeleted } from "./database-backups-deleted";
import { databaseDeletedWithoutSnapshot } from "./database-deleted-without-snapshot";
import { deletionProtectionRemoved } from "./deletion-protection-removed";
import { instancesEndedInMass } from "./instances-ended-in-mass";
import { instancesTerminated } from "./instances-terminated";
import { kmsMaterialImported } from "./kms-material-imported";
import { objectEncryptedWithForeignKey } from "./object-encrypted-with-foreign-key";
import { objectsDeletedInBatches } from "./objects-deleted-in-batches";
import { objectsDeletedInMass } from "./objects-deleted-in-mass";
import { queuePurged } from "./queue-purged";
import { ransomNoteUploaded } from "./ransom-note-uploaded";
import { recoveryProtectionRemoved } from "./recovery-protection-removed";
import { stackDeleted } from "./stack-deleted";

/** Data and resources that are destroyed or held to ransom. */
export const impact: readonly Rule[] = [
  backupPlanWeakened,
  backupsDeleted,
  bucketEmptiedByLifecycle,
  bucketLockWeakened,
  dataStoreDeleted,
  databaseBackupsDeleted,
  databaseDeletedWithoutSnapshot,
  deletionProtectionRemoved,
  instancesEndedInMass,
  instancesTerminated,
  kmsMaterialImported,
  objectEncryptedWithForeignKey,
  objectsDeletedInBatches,
  objectsDeletedInMass,
  queuePurged,
  ransomNoteUploaded,
  recoveryProtectionRemoved,
  stackDeleted,
];
