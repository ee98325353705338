// A service that finds attacks is weakened or told to keep silent. What only records: logging.

import type { Rule } from "../../src/rule/rule";
import { accessAnalyzerWeakened } from "./access-analyzer-weakened";
import { detectionMembersRemoved } from "./detection-members-removed";
import { detectiveGraphDeleted } from "./detective-graph-deleted";
import { guarddutyDisabled } from "./guardduty-disabled";
import { guarddutyFeaturesDisabled } from "./guardduty-features-disabled";
import { guarddutyFindingsSilenced } from "./guardduty-findings-silenced";
import { guarddutyListsChanged } from "./guardduty-lists-changed";
import { inspectorDisabled } from "./inspector-disabled";
import { macieWeakened } from "./macie-weakened";
import { securityHubDisabled } from "./security-hub-disabled";
import { securityHubFindingsHidden } from "./security-hub-findings-hidden";

/** What detects: GuardDuty, Security Hub, Macie, Inspector, Access Analyzer. */
export const detection: readonly Rule[] = [
  accessAnalyzerWeakened,
  detectionMembersRemoved,
  detectiveGraphDeleted,
  guarddutyDisabled,
  guarddutyFeaturesDisabled,
  guarddutyFindingsSilenced,
  guarddutyListsChanged,
  inspectorDisabled,
  macieWeakened,
  securityHubDisabled,
  securityHubFindingsHidden,
];
