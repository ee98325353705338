import { bucketChecks } from "./bucket-checks";
import type { Check } from "./check";
import { filterChecks } from "./filter-checks";
import { functionChecks } from "./function-checks";
import { messageChecks } from "./message-checks";
import { postureChecks } from "./posture-checks";
import { trailChecks } from "./trail-checks";

/**
 * What Checkov, Trivy, Prowler and KICS look for in resources like ours, as far as Terraform tells it. Not here is what an
 * account alone can answer: Prowler's `cloudwatch_log_group_no_secrets_in_logs` and `cloudtrail_threat_detection_*`.
 */
export const checks: readonly Check[] = [
  ...trailChecks,
  ...filterChecks,
  ...bucketChecks,
  ...messageChecks,
  ...functionChecks,
  ...postureChecks,
];
