import type { CapabilityId } from "./capabilities";

const recommended = [
  "trail",
  "audit-key",
  "alert-key",
  "log-group",
  "metric-alarms",
  "event-alerts",
  "undelivered-alerts",
  "mail",
] as const;

const posture = [
  "config",
  "guardduty",
  "security-hub",
  "access-analyzer",
] as const;

/** What each preset turns on by itself; all else is an option. */
export const presetCapabilities = {
  "compliance-monitor": ["trail", "log-group", "tutorial-alarm", "mail"],
  recommended,
  "event-pipeline": [
    "trail",
    "audit-key",
    "alert-key",
    "event-pipeline",
    "mail",
  ],
  posture: ["alert-key", "undelivered-alerts", "mail", ...posture],
  full: [
    ...recommended,
    ...posture,
    "event-pipeline",
    "response",
    "dashboard",
    "athena",
  ],
} as const satisfies Readonly<Record<string, readonly CapabilityId[]>>;

export type CostPreset = keyof typeof presetCapabilities;

// Object.keys forgets the keys' type; presetCapabilities has no others.
export const costPresets = Object.keys(
  presetCapabilities,
) as readonly CostPreset[];
