// Questions that hardly anyone but an attacker asks, which change nothing.

import type { Rule } from "../../src/rule/rule";
import { bucketsProbed } from "./buckets-probed";
import { computeSecretsProbed } from "./compute-secrets-probed";
import { consoleOutputRead } from "./console-output-read";
import { modelsProbed } from "./models-probed";
import { organizationProbed } from "./organization-probed";
import { permissionsDumped } from "./permissions-dumped";
import { quotasProbed } from "./quotas-probed";
import { sendingLimitsProbed } from "./sending-limits-probed";
import { sharedSnapshotsListed } from "./shared-snapshots-listed";
import { userDataRead } from "./user-data-read";

/** Questions that hardly anyone but an attacker asks. */
export const discovery: readonly Rule[] = [
  bucketsProbed,
  computeSecretsProbed,
  consoleOutputRead,
  modelsProbed,
  organizationProbed,
  permissionsDumped,
  quotasProbed,
  sendingLimitsProbed,
  sharedSnapshotsListed,
  userDataRead,
];
