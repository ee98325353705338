import { alertingCosts } from "./alerting-costs";
import { investigationCosts } from "./investigation-costs";
import { pipelineCosts } from "./pipeline-costs";
import { postureCosts } from "./posture-costs";
import { recordingCosts } from "./recording-costs";

/** All that can be deployed, by id. */
export const capabilities = {
  ...recordingCosts,
  ...alertingCosts,
  ...pipelineCosts,
  ...postureCosts,
  ...investigationCosts,
} as const;

export type CapabilityId = keyof typeof capabilities;

// Object.keys forgets the keys' type; capabilities has no others.
export const capabilityIds = Object.keys(
  capabilities,
) as readonly CapabilityId[];
