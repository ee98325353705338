/** What can be deployed. */
export const presets = [
  "compliance-monitor",
  "recommended",
  "event-pipeline",
  "posture",
  "full",
] as const;
export type Preset = (typeof presets)[number];
